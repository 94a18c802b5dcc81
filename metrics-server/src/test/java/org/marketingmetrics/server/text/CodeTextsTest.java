package org.marketingmetrics.server.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody adds a code to the contract, and somebody else reads it in Russian. */
class CodeTextsTest {
  private static final CodeTexts ENGLISH = new CodeTexts(Texts.of("en"));
  private static final CodeTexts RUSSIAN = new CodeTexts(Texts.of("ru"));

  static Stream<EnumValueDescriptor> values() {
    return ContractEnums.all().stream()
        .flatMap(type -> type.getValues().stream())
        .filter(value -> value.getNumber() != 0);
  }

  /** Add what is missing to codes.properties and codes_ru.properties, or texts for sentences. */
  @ParameterizedTest
  @MethodSource("values")
  void everyCodeOfTheContractHasWordsInBothLanguages(EnumValueDescriptor value) {
    assertThat(catchThrowable(() -> ENGLISH.of(value))).as("English").isNull();
    assertThat(catchThrowable(() -> RUSSIAN.of(value))).as("Russian").isNull();
    assertThat(ENGLISH.of(value)).isNotBlank().doesNotContainPattern("\\p{IsCyrillic}");
    assertThat(RUSSIAN.of(value)).containsPattern("\\p{IsCyrillic}");
  }

  @Test
  void everyEnumOfTheContractIsWalked() throws IOException {
    Set<String> written = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("../proto/marketingmetrics/v1"))) {
      for (Path file : files.toList()) {
        Pattern.compile("^\\s*enum (\\w+)", Pattern.MULTILINE)
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> written.add(found.group(1)));
      }
    }

    assertThat(ContractEnums.names()).containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void noWordsAreKeptForCodesThatThereAreNot() {
    List<String> codes =
        ContractEnums.all().stream()
            .map(EnumDescriptor::getValues)
            .flatMap(List::stream)
            .map(value -> value.getType().getName() + "." + CodeTexts.code(value))
            .toList();

    for (java.util.Locale locale : List.of(java.util.Locale.ENGLISH, java.util.Locale.of("ru"))) {
      assertThat(codes)
          .containsAll(
              ResourceBundle.getBundle("org.marketingmetrics.server.text.codes", locale).keySet());
    }
  }

  @Test
  void textsHaveTheSameKeysInBothLanguages() {
    for (String bundle : List.of("texts", "codes")) {
      assertThat(keys(bundle + "_ru.properties")).isEqualTo(keys(bundle + ".properties"));
    }
  }

  private static Set<Object> keys(String file) {
    java.util.Properties properties = new java.util.Properties();
    try (var in = Texts.class.getResourceAsStream(file)) {
      properties.load(java.util.Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return properties.keySet();
  }
}
