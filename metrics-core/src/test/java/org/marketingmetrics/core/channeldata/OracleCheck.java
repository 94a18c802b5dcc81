package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/** Compares answers with those of the naive computation, row by row. */
final class OracleCheck {
  private OracleCheck() {}

  private static Map<NaiveAnswers.Place, MetricValue> ask(Question question) {
    Map<NaiveAnswers.Place, MetricValue> answers = new HashMap<>();
    for (QueryMetrics.Row row : question.result().rows()) {
      answers.put(
          new NaiveAnswers.Place(row.group(), row.bucket().start()), row.values().getFirst());
    }
    return answers;
  }

  private static @Nullable BigDecimal number(@Nullable Quantity quantity) {
    return quantity == null ? null : quantity.number().stripTrailingZeros();
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros();
  }

  private static void assertSame(
      String where, NaiveAnswers.@Nullable Naive expected, @Nullable MetricValue got) {
    boolean expectedNone = expected == null || expected.why() == NullReason.NO_DATA;
    boolean gotNone = got == null || got.nullReason() == NullReason.NO_DATA;
    assertThat(gotNone).as("%s: %s instead of %s", where, got, expected).isEqualTo(expectedNone);
    if (expected != null && got != null && !expectedNone) {
      assertThat(got.nullReason()).as(where).isEqualTo(expected.why());
      if (expected.why() == null || expected.why() == NullReason.ZERO_DENOMINATOR) {
        assertThat(number(got.numerator())).as(where).isEqualTo(plain(expected.numerator()));
        assertThat(number(got.denominator())).as(where).isEqualTo(plain(expected.denominator()));
      }
    }
  }

  /** The answer to the question is that of the naive computation over these rows. */
  static void assertAnswers(List<PlainRow> rows, PlainQuestion plain, Question question) {
    String where = where(plain, rows);
    Map<NaiveAnswers.Place, NaiveAnswers.Naive> expected = new NaiveAnswers(rows, plain).answer();
    Map<NaiveAnswers.Place, MetricValue> got;
    try {
      got = ask(question);
    } catch (MetricsException e) {
      assertThat(e.reason()).as(where).isEqualTo(ErrorReason.DEFINITION_MISMATCH);
      assertThat(expected.values())
          .as(where)
          .isNotEmpty()
          .anySatisfy(v -> assertThat(v.why()).isEqualTo(NullReason.DEFINITION_MISMATCH));
      return;
    }
    expected.forEach((place, naive) -> assertSame(where + place, naive, got.get(place)));
    got.forEach((place, value) -> assertSame(where + place, expected.get(place), value));
  }

  private static String where(PlainQuestion question, List<PlainRow> rows) {
    StringBuilder text = new StringBuilder("\n" + question + "\n");
    rows.forEach(row -> text.append(row).append('\n'));
    return text.toString();
  }
}
