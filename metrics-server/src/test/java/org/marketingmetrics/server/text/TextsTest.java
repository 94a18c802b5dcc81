package org.marketingmetrics.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.core.advice.email.EmailAdvice;
import org.marketingmetrics.core.advice.email.EmailFinding;
import org.marketingmetrics.core.advice.priority.Blocker;
import org.marketingmetrics.core.advice.priority.Lever;
import org.marketingmetrics.core.advice.priority.Priority;
import org.marketingmetrics.core.benchmark.Caveat;
import org.marketingmetrics.core.channeldata.report.Rejection;
import org.marketingmetrics.core.channeldata.report.format.ReportEvent;
import org.marketingmetrics.core.comparison.Assumption;
import org.marketingmetrics.core.comparison.TestAbsence;
import org.marketingmetrics.core.comparison.UnitObstacle;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.event.session.ClickOutcome;
import org.marketingmetrics.core.event.session.SessionOrigin;
import org.marketingmetrics.core.funnel.Violation;
import org.marketingmetrics.core.funnel.simulation.Premise;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.WarningCode;

/** Every code that an answer can hold has words in every language of the product. */
final class TextsTest {
  private static Stream<Arguments> codes() {
    return Stream.of("en", "ru")
        .flatMap(
            language ->
                Stream.of(
                        codes(language, "warning", WarningCode.values()),
                        codes(language, "null", NullReason.values()),
                        codes(language, "violation", Violation.Code.values()),
                        codes(language, "caveat", Caveat.Code.values()),
                        codes(language, "skip", ReportEvent.Skip.values()),
                        codes(language, "rejection", Rejection.values()),
                        codes(language, "click_outcome", ClickOutcome.values()),
                        codes(language, "session_origin", SessionOrigin.values()),
                        codes(language, "test_absence", TestAbsence.values()),
                        codes(language, "unit_obstacle", UnitObstacle.values()),
                        codes(language, "assumption", Assumption.values()),
                        codes(language, "premise", Premise.values()),
                        codes(language, "finding", EmailFinding.values()),
                        codes(language, "advice", EmailAdvice.values()),
                        codes(language, "lever", Lever.values()),
                        codes(language, "priority", Priority.values()),
                        codes(language, "blocker", Blocker.values()),
                        codes(language, "error", ErrorReason.values()))
                    .flatMap(List::stream));
  }

  private static List<Arguments> codes(String language, String kind, Enum<?>[] codes) {
    return Stream.of(codes).map(code -> Arguments.of(language, kind, code)).toList();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCodeHasWords(String language, String kind, Enum<?> code) {
    String text = Texts.of(language).text(kind, code);
    assertThat(text).endsWith(".").hasSizeGreaterThan(20);
    assertThat(text.chars().anyMatch(c -> Character.UnicodeScript.of(c).name().equals("CYRILLIC")))
        .isEqualTo(language.equals("ru"));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void otherLanguagesAreAnsweredInEnglish(String code, boolean russian) {
    assertThat(Texts.of(code).isRussian()).isEqualTo(russian);
  }

  private static Stream<Arguments> languages() {
    return Stream.of(
        Arguments.of("", false),
        Arguments.of("en-GB", false),
        Arguments.of("de", false),
        Arguments.of("ru", true),
        Arguments.of("ru_RU", true),
        Arguments.of("RU-ru", true),
        Arguments.of("no such language!", false));
  }
}
