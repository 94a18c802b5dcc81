package org.marketingmetrics.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Inject;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between modules and packages; fails when a new import points the wrong way. */
class ArchitectureTest {
  private static final String CORE = "org.marketingmetrics.core..";
  private static final String API = "org.marketingmetrics.api..";
  private static final String STORE = "org.marketingmetrics.store..";
  private static final String SERVER = "org.marketingmetrics.server..";

  /** The packages of the store that other modules may name. */
  private static final String[] STORE_DOORS = {
    "org.marketingmetrics.store", "org.marketingmetrics.store.embedded"
  };

  /** Written by jOOQ. */
  private static final String STORE_GENERATED = "org.marketingmetrics.store.generated..";

  private static final String[] DATABASE = {
    "java.sql..", "javax.sql..", "org.jooq..", "org.flywaydb..", "com.mysql..", "com.zaxxer.."
  };
  private static final String[] WIRE = {"io.grpc..", "com.google.protobuf..", "com.google.rpc.."};

  private static final Set<String> FEATURES =
      Set.of(
          "catalog",
          "glossary",
          "channeldata",
          "event",
          "funnel",
          "comparison",
          "benchmark",
          "advice",
          "workspace");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArchitectureTest::isNotTestJar)
          .importPackages("org.marketingmetrics");

  private static boolean isNotTestJar(Location location) {
    return !location.contains("-tests.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "api", "store", "server"})
  void everyModuleIsSeen(String module) {
    assertThat(PRODUCT.containPackage("org.marketingmetrics." + module)).isTrue();
  }

  @Test
  void coreKnowsOnlyTheJdkAndSmallPureLibraries() {
    check(
        classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                CORE,
                "java..",
                "org.jspecify..",
                "javax.xml.stream..",
                "com.google.gson..",
                "org.apache.commons.statistics..",
                "org.apache.commons.numbers..",
                "org.apache.commons.rng..",
                "de.siegmar.fastcsv..",
                "org.snakeyaml.engine.."));
  }

  @Test
  void coreKnowsNoDatabaseNoWireAndNoNetwork() {
    check(noDependency(CORE, DATABASE));
    check(noDependency(CORE, WIRE));
    check(noDependency(CORE, "java.net..", "java.nio.channels.."));
  }

  @Test
  void apiKnowsNoOtherModule() {
    check(noDependency(API, CORE, STORE, SERVER));
  }

  @Test
  void storeKnowsCoreAndNothingOfTheWire() {
    check(noDependency(STORE, API, SERVER));
    check(noDependency(STORE, WIRE));
  }

  @Test
  void serverReachesTheStoreThroughItsDoorsOnly() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(SERVER, "org.marketingmetrics.bench..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(STORE).and(not(resideInAnyPackage(STORE_DOORS)))));
  }

  @Test
  void serverKnowsNoDatabase() {
    check(noDependency(SERVER, DATABASE));
  }

  @Test
  void storeTypesBehindTheDoorsAreNotPublic() {
    check(
        classes()
            .that()
            .resideInAPackage(STORE)
            .and()
            .resideOutsideOfPackages(STORE_DOORS)
            .and()
            .resideOutsideOfPackage(STORE_GENERATED)
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic());
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "store", "server"})
  void featurePackagesFormNoCycle(String module) {
    check(slices().assignedFrom(new FeatureSlices(module)).should().beFreeOfCycles());
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        PRODUCT.stream()
            .filter(resideInAnyPackage(CORE, STORE, SERVER))
            .filter(not(resideInAnyPackage(STORE_GENERATED)))
            .map(JavaClass::getPackage)
            .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .distinct()
            .sorted()
            .toList();

    assertThat(unmarked).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  @Test
  void dependenciesComeThroughConstructors() {
    check(noFields().should().beAnnotatedWith(Inject.class));
    check(noFields().should().beAnnotatedWith(jakarta.inject.Inject.class));
  }

  private static ArchRule noDependency(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(resideInAnyPackage(to));
  }

  /**
   * A rule may speak of a package that has no class yet; {@link #everyModuleIsSeen} keeps it from
   * being empty.
   */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCT);
  }

  /** One slice for each feature of a module; shared packages are in none. */
  private record FeatureSlices(String module) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      String prefix = "org.marketingmetrics." + module + ".";
      if (!javaClass.getPackageName().startsWith(prefix)) {
        return SliceIdentifier.ignore();
      }
      String feature = javaClass.getPackageName().substring(prefix.length()).split("\\.", 2)[0];
      return FEATURES.contains(feature)
          ? SliceIdentifier.of(module, feature)
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "features of " + module;
    }
  }
}
