package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

class HeldAnswersTest {
  private static final MetricValue VALUE =
      MetricCalculator.measure(
          Catalog.standard().measure(new MeasureId("clicks")),
          Quantity.Count.of(1),
          ValueContext.of(Basis.UNSPECIFIED));

  private static HeldAnswers.Answer answer(long revision, int rows) {
    LocalDate day = LocalDate.of(2026, 2, 1);
    QueryMetrics.Row row =
        new QueryMetrics.Row(List.of(), new DateRange(day, day), -1, List.of(VALUE));
    return new HeldAnswers.Answer(Collections.nCopies(rows, row), revision, "UTC");
  }

  @Test
  void anAnswerIsFoundByItsQueryAndRevisionWhateverThePage() {
    HeldAnswers held = new HeldAnswers(1 << 20);
    HeldAnswers.Answer answer = answer(7, 3);
    held.hold(Acme.query("clicks").setPageSize(1).build(), answer);

    assertThat(held.find(Acme.query("clicks").setPageSize(2).setPageToken("t").build(), 7))
        .containsSame(answer);
    assertThat(held.find(Acme.query("clicks").build(), 8)).isEmpty();
    assertThat(held.find(Acme.query("orders").build(), 7)).isEmpty();
    assertThat(held.find(Acme.query("clicks").setParent("workspaces/rival").build(), 7)).isEmpty();
  }

  /** It is computed anew for each page, and refused once the data change. */
  @Test
  void anAnswerLargerThanAllRoomIsNotHeld() {
    HeldAnswers held = new HeldAnswers(600 * 100);

    held.hold(Acme.query("clicks").build(), answer(7, 101));

    assertThat(held.find(Acme.query("clicks").build(), 7)).isEmpty();
  }
}
