package org.marketingmetrics.core.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A file that somebody has edited by hand tells where it is wrong. */
class YamlMapTest {
  private static YamlMap yaml(String text) {
    return YamlFile.parse(
        "ctr.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void refuses(String text, Function<YamlMap, ?> reader, String message) {
    YamlMap map = yaml(text);
    assertThatIllegalStateException()
        .isThrownBy(() -> map.readBy(reader::apply))
        .withMessage(message);
  }

  @Test
  void aMissingKeyIsTold() {
    refuses("id: ctr", file -> file.text("title"), "ctr.yaml: 'title' is missing");
  }

  @Test
  void anUnknownKeyIsTold() {
    refuses("id: ctr\ntitel: CTR", file -> file.text("id"), "ctr.yaml: 'titel' is not known here");
  }

  @Test
  void anotherTypeIsTold() {
    refuses("title: 5", file -> file.text("title"), "ctr.yaml: 'title' has to be a text");
    refuses("aliases: CTR", file -> file.texts("aliases"), "ctr.yaml: 'aliases' has to be a list");
    refuses(
        "scale: 1.5", file -> file.whole("scale"), "ctr.yaml: 'scale' has to be a whole number");
    refuses("result: high", file -> file.number("result"), "ctr.yaml: 'result' has to be a number");
    refuses("faq: no", file -> file.map("faq"), "ctr.yaml: 'faq' has to have keys");
    refuses(
        "day: 24.11.2026",
        file -> file.day("day"),
        "ctr.yaml: 'day' has to be a day, such as 2026-11-24");
  }

  @Test
  void aWordOutsideOfTheVocabularyIsTold() {
    refuses(
        "form: long",
        file -> file.one(TermForm.class, "form"),
        "ctr.yaml: 'form' cannot be 'long'");
  }

  @Test
  void thePlaceInsideOfAListIsTold() {
    refuses(
        "faq:\n  - q: Why?",
        file -> file.maps("faq", one -> one.text("a")),
        "ctr.yaml: faq: 'a' is missing");
  }

  @Test
  void aKeyGivenTwiceIsTold() {
    assertThatThrownBy(() -> yaml("id: ctr\nid: cpc"))
        .isInstanceOf(YamlEngineException.class)
        .hasMessageContaining("duplicate key id");
  }

  @Test
  void aFileWithoutKeysIsTold() {
    assertThatIllegalStateException()
        .isThrownBy(() -> yaml("- ctr"))
        .withMessage("ctr.yaml: has to begin with keys");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThatIllegalStateException()
        .isThrownBy(() -> YamlFile.read("terms/en/none.yaml"))
        .withMessage("the core has no file glossary/terms/en/none.yaml");
  }

  @Test
  void wordsThatOtherYamlTakesForTruthStayWords() {
    assertThat(yaml("aliases: [no, on, OR]").texts("aliases")).containsExactly("no", "on", "OR");
  }
}
