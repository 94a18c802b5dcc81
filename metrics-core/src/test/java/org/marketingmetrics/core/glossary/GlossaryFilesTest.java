package org.marketingmetrics.core.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.core.benchmark.Benchmark;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.funnel.FunnelTemplate;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the build demands of the files: somebody has edited one, and it no longer fits the rest. */
class GlossaryFilesTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final Glossary GLOSSARY = Glossary.standard();
  private static final GlossaryFiles FILES = new GlossaryFiles(CATALOG);

  @ParameterizedTest
  @EnumSource
  void everyFileIsListedAndEveryEntryOfTheListHasOneInEachLanguage(Language language) {
    assertThat(namesIn("terms", language)).containsExactlyInAnyOrderElementsOf(FILES.termIds());
    assertThat(namesIn("articles", language))
        .containsExactlyInAnyOrderElementsOf(FILES.articleIds());
  }

  private static List<String> namesIn(String kind, Language language) {
    try (Stream<Path> files = Files.list(folder(kind + "/" + language.code()))) {
      return files.map(file -> file.getFileName().toString().replace(".yaml", "")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String path) {
    return Path.of(URI.create(Objects.requireNonNull(Glossary.class.getResource(path)).toString()));
  }

  /** A part of a path, 1 for the file itself. */
  private static String name(Path file, int fromTheEnd) {
    return file.getName(file.getNameCount() - fromTheEnd).toString();
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> terms = Files.walk(folder("terms"));
        Stream<Path> articles = Files.walk(folder("articles"))) {
      return Stream.concat(terms, articles).filter(Files::isRegularFile).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileFitsItsSchema(Path file) throws IOException {
    String kind = name(file, 3);
    Path schema =
        folder("terms").resolveSibling(kind.substring(0, kind.length() - 1) + ".schema.json");
    Object document =
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));

    Validator.Result result =
        new ValidatorFactory()
            .withJsonNodeFactory(new GsonNode.Factory())
            .validate(Files.readString(schema), new Gson().toJson(document));

    assertThat(result.getErrors())
        .extracting(error -> error.getInstanceLocation() + ": " + error.getError())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsNamedForItsEntryAndItsFolderForTheLanguage(Path file) throws IOException {
    YamlMap map = YamlFile.parse(file.toString(), Files.newInputStream(file));

    assertThat(map.text("id") + ".yaml").isEqualTo(name(file, 1));
    assertThat(map.text("lang")).isEqualTo(name(file, 2));
  }

  static Stream<Term> terms() {
    return Arrays.stream(Language.values()).flatMap(language -> GLOSSARY.terms(language).stream());
  }

  static Stream<ComparisonArticle> articles() {
    return Arrays.stream(Language.values())
        .flatMap(language -> GLOSSARY.articles(language).stream());
  }

  @ParameterizedTest
  @MethodSource("terms")
  void aTermIsFiledAsWhatItIs(Term term) {
    TermCategory category =
        CATALOG
            .find(term.id())
            .map(
                definition ->
                    definition instanceof Measure
                        ? TermCategory.MEASURES
                        : TermCategory.METRICS_AND_KPIS)
            .orElse(term.category());

    assertThat(term.category()).isEqualTo(category);
  }

  @ParameterizedTest
  @MethodSource("terms")
  void idsThatATermNamesExist(Term term) {
    Set<String> known = Set.copyOf(FILES.termIds());

    assertThat(known).containsAll(term.related());
    assertThat(known).containsAll(term.confusions().stream().map(Term.Confusion::id).toList());
    assertThat(term.related()).doesNotContain(term.id());
    assertThat(FunnelTemplate.ALL.stream().map(FunnelTemplate::id))
        .containsAll(
            term.examples().stream()
                .map(WorkedExample::funnel)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("articles")
  void idsThatAnArticleNamesExist(ComparisonArticle article) {
    assertThat(FILES.termIds())
        .containsAll(article.subjects().stream().map(ComparisonArticle.Subject::term).toList());
    assertThat(CATALOG.all()).extracting(Definition::id).containsAll(article.relatedMetrics());
    article
        .rows()
        .forEach(
            row -> row.cells().forEach(cell -> assertThat(known()).containsAll(cell.metrics())));
  }

  private static List<String> known() {
    return CATALOG.all().stream().map(Definition::id).toList();
  }

  @ParameterizedTest
  @MethodSource("articles")
  void onlyTheRowOfMetricsLinksMetricsAndItLinksSomeForEachSubject(ComparisonArticle article) {
    article
        .rows()
        .forEach(
            row ->
                assertThat(row.cells())
                    .allMatch(
                        cell -> (row.aspect() == Aspect.KEY_METRICS) != cell.metrics().isEmpty()));
  }

  @ParameterizedTest
  @MethodSource("terms")
  void everyAliasMeansTheTerm(Term term) {
    if (CATALOG.find(term.id()).isPresent()) {
      term.aliases()
          .forEach(
              alias -> assertThat(CATALOG.aliases().didYouMean(alias.text())).contains(term.id()));
    } else {
      assertThat(CATALOG.all())
          .filteredOn(definition -> term.related().contains(definition.id()))
          .extracting(Definition::id)
          .as("the metrics that %s stands for", term.aliases())
          .containsAll(term.aliases().stream().flatMap(a -> a.alsoMeans().stream()).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void noAliasOfANotionIsTheNameOfAnother(Language language) {
    Set<String> seen = new HashSet<>();
    GLOSSARY.terms(language).stream()
        .filter(term -> CATALOG.find(term.id()).isEmpty())
        .flatMap(term -> term.aliases().stream())
        .filter(alias -> !alias.isAmbiguous())
        .forEach(alias -> assertThat(seen.add(alias.text())).as(alias.text()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("terms")
  void everyNameThatTheCatalogueHasStandsInTheEntry(Term term) {
    CATALOG
        .find(term.id())
        .map(Definition::description)
        .ifPresent(
            description -> {
              List<String> names =
                  switch (term.language()) {
                    case ENGLISH -> description.aliasesEn();
                    case RUSSIAN -> description.aliasesRu();
                  };
              Set<String> said = new HashSet<>();
              said.add(Sentences.normal(term.title()));
              term.aliases().forEach(alias -> said.add(Sentences.normal(alias.text())));
              assertThat(said).containsAll(names.stream().map(Sentences::normal).toList());
            });
  }

  @ParameterizedTest
  @MethodSource("terms")
  void benchmarksQuotedExistAndAreOfMetricsThatTheTermSpeaksOf(Term term) {
    for (String id : term.benchmarks()) {
      Benchmark benchmark = BenchmarkCatalog.standard().find("benchmarks/" + id).orElseThrow();
      Set<String> spokenOf = new HashSet<>(term.related());
      spokenOf.add(term.id());
      assertThat(benchmark.metrics()).extracting(MetricId::id).containsAnyElementsOf(spokenOf);
    }
  }

  @ParameterizedTest
  @MethodSource("terms")
  void aMetricThatHasABenchmarkQuotesIt(Term term) {
    List<String> own =
        BenchmarkCatalog.standard().all().stream()
            .filter(
                benchmark -> benchmark.metrics().stream().anyMatch(m -> m.id().equals(term.id())))
            .map(Benchmark::id)
            .toList();

    assertThat(term.benchmarks()).containsAll(own);
  }

  /** What people look up first; measures beside them have the short form. */
  private static final List<String> EXPLAINED_WHOLE =
      List.of(
          "ctr",
          "clicks",
          "sessions",
          "open_rate_sent",
          "open_rate_delivered",
          "ctr_email_unique_delivered",
          "ctr_email_total_delivered",
          "ctor",
          "cro",
          "ctr_optimization",
          "conversion_rate",
          "bounce_rate",
          "aov",
          "clv",
          "cpc",
          "impressions",
          "acos",
          "rpm",
          "revenue_per_click",
          "funnel",
          "benchmark",
          "attribution_window");

  @ParameterizedTest
  @EnumSource
  void whatIsLookedUpFirstIsExplainedWhole(Language language) {
    assertThat(EXPLAINED_WHOLE)
        .allSatisfy(
            id ->
                assertThat(GLOSSARY.term(id, language).orElseThrow().form())
                    .isEqualTo(TermForm.FULL));
    Term ctr = GLOSSARY.term("ctr", language).orElseThrow();
    assertThat(ctr.text().bestPractices()).hasSize(5);
    assertThat(ctr.text().commonMistakes()).hasSize(3);
    assertThat(ctr.text().howItWorks().steps()).hasSize(5);
  }

  /** Each reader finds stories of the own trade. */
  @ParameterizedTest
  @EnumSource
  void everyAudienceHasExamplesOfItsOwn(Audience audience) {
    assertThat(GLOSSARY.terms(Language.ENGLISH))
        .anyMatch(
            term ->
                term.examples().size() > term.examplesFor(audience).size()
                    && term.examplesFor(audience).stream()
                        .allMatch(example -> example.audiences().contains(audience)));
  }

  @Test
  void theSourcesOfTheCatalogueAreExplained() {
    Set<String> known =
        GlossaryFiles.sources().all().stream().map(Reference::key).collect(Collectors.toSet());
    Set<String> named =
        CATALOG.all().stream()
            .map(definition -> definition.description().source().replaceAll("\\(.*?\\)", ""))
            .flatMap(source -> Arrays.stream(source.split("[, —]+", -1)))
            .filter(key -> !key.isEmpty())
            .collect(Collectors.toSet());

    assertThat(known).containsAll(named);
  }

  @Test
  void theArticlesOfTheSourceCompareWhatIsMixedUpMost() {
    assertThat(FILES.articleIds())
        .containsExactly(
            "cro_vs_ctr_optimization",
            "clicks_vs_sessions",
            "ctr_vs_ctor",
            "open_rate_sent_vs_delivered",
            "unique_vs_total",
            "acos_vs_tacos_vs_roas");
  }
}
