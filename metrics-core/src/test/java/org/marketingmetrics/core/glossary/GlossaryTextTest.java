package org.marketingmetrics.core.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build demands of the prose. */
class GlossaryTextTest {
  private static final Glossary GLOSSARY = Glossary.standard();
  private static final Pattern MIXED_WORD =
      Pattern.compile("\\p{IsLatin}\\p{IsCyrillic}|\\p{IsCyrillic}\\p{IsLatin}");

  @ParameterizedTest
  @EnumSource
  void noSentenceStandsInTwoPlaces(Language language) {
    Map<String, Passage> first = new HashMap<>();
    for (Passage passage : Passage.of(GLOSSARY, language)) {
      for (String sentence : Sentences.of(passage.text())) {
        Passage other = first.putIfAbsent(sentence, passage);
        assertThat(other).as("also stands in %s", passage).isNull();
      }
    }
  }

  @Test
  void sentencesAreEqualWhateverTheirCaseAndMarks() {
    assertThat(Sentences.of("Ещё раз: «Да». Потом — нет!"))
        .containsExactly("еще раз да", "потом нет");
    assertThat(Sentences.of("It fell by 3.5%. Why?")).containsExactly("it fell by 3 5");
  }

  @ParameterizedTest
  @EnumSource
  void everyWordIsOfOneScript(Language language) {
    assertThat(Passage.of(GLOSSARY, language))
        .noneMatch(passage -> MIXED_WORD.matcher(passage.text()).find());
    GLOSSARY
        .terms(language)
        .forEach(term -> assertThat(MIXED_WORD.matcher(names(term)).find()).isFalse());
  }

  private static String names(Term term) {
    return term.title() + " " + term.pageTitle() + " " + term.aliases();
  }

  @Test
  void englishHasNoCyrillic() {
    assertThat(Passage.of(GLOSSARY, Language.ENGLISH))
        .noneMatch(passage -> Pattern.compile("\\p{IsCyrillic}").matcher(passage.text()).find());
  }

  @Test
  void russianIsRussianWithItsOwnMarks() {
    assertThat(Passage.of(GLOSSARY, Language.RUSSIAN))
        .allMatch(passage -> Pattern.compile("\\p{IsCyrillic}").matcher(passage.text()).find())
        .noneMatch(passage -> passage.text().contains("\""))
        .noneMatch(passage -> passage.text().contains(" - "))
        .noneMatch(passage -> passage.text().contains(" —"))
        .noneMatch(passage -> Pattern.compile("[0-9]%").matcher(passage.text()).find());
  }

  @ParameterizedTest
  @EnumSource
  void proseEndsAsASentence(Language language) {
    assertThat(Passage.of(GLOSSARY, language))
        .filteredOn(
            passage -> !passage.place().endsWith("heading") && !passage.place().equals("title"))
        .filteredOn(passage -> !passage.place().equals("call_to_action"))
        .allMatch(passage -> Pattern.compile("[.?!:]$").matcher(passage.text()).find());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void bothLanguagesSayTheSameInTheSamePlaces(String id) {
    Term english = GLOSSARY.term(id, Language.ENGLISH).orElseThrow();
    Term russian = GLOSSARY.term(id, Language.RUSSIAN).orElseThrow();

    assertThat(places(Passage.of(russian))).isEqualTo(places(Passage.of(english)));
    assertThat(russian.form()).isEqualTo(english.form());
    assertThat(russian.category()).isEqualTo(english.category());
    assertThat(russian.related()).isEqualTo(english.related());
    assertThat(russian.audiences()).isEqualTo(english.audiences());
    assertThat(russian.sources()).isEqualTo(english.sources());
    assertThat(russian.version()).isEqualTo(english.version());
  }

  static List<String> ids() {
    return GLOSSARY.terms(Language.ENGLISH).stream().map(Term::id).toList();
  }

  private static List<String> places(List<Passage> passages) {
    return passages.stream().map(Passage::place).toList();
  }

  @Test
  void articlesSayTheSameInTheSamePlaces() {
    for (ComparisonArticle english : GLOSSARY.articles(Language.ENGLISH)) {
      ComparisonArticle russian = GLOSSARY.article(english.id(), Language.RUSSIAN).orElseThrow();

      assertThat(places(Passage.of(russian))).isEqualTo(places(Passage.of(english)));
      assertThat(russian.relatedMetrics()).isEqualTo(english.relatedMetrics());
      assertThat(russian.sources()).isEqualTo(english.sources());
      assertThat(russian.subjects())
          .extracting(ComparisonArticle.Subject::term)
          .isEqualTo(english.subjects().stream().map(ComparisonArticle.Subject::term).toList());
    }
  }
}
