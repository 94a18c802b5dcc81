package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.contract.Samples.DAY;
import static org.marketingmetrics.core.contract.Samples.SERIES;
import static org.marketingmetrics.core.contract.Samples.T0;
import static org.marketingmetrics.core.contract.Samples.attributed;
import static org.marketingmetrics.core.contract.Samples.batch;
import static org.marketingmetrics.core.contract.Samples.key;
import static org.marketingmetrics.core.contract.Samples.measured;
import static org.marketingmetrics.core.contract.Samples.row;
import static org.marketingmetrics.core.contract.Samples.series;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.RetireRows;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.StaleRows;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** A corrected report no longer has some of the rows it once had. */
public abstract class StaleRowsContract extends StoreContract {
  private static final DateRange JANUARY = new DateRange(DAY.withDayOfMonth(1), DAY.plusDays(16));
  private static final SeriesKey AUTUMN = series("channel", "paid_search", "campaign", "Autumn");

  protected StaleRowsContract(StoreFixture.Factory factory) {
    super(factory);
  }

  private static StaleRows stale(DateRange range, int days, long after, int limit) {
    return new StaleRows("ads", Set.of(CoverageLine.of(SERIES)), range, days, T0 + after, limit);
  }

  private static ObservationRow daily(SeriesKey series, int plusDays, long after, long clicks) {
    return row(
        series,
        Period.ofDay(DAY.plusDays(plusDays)),
        Basis.UNSPECIFIED,
        after,
        measured("clicks", clicks));
  }

  private RetireRows.Outcome retire(WorkspaceId workspace, StaleRows stale) {
    return new RetireRows(channelData()).run(workspace, stale);
  }

  @Test
  void rowsNotReportedAgainAreFoundWithAllTheyHold() {
    WorkspaceId workspace = newWorkspace();
    ObservationRow kept = daily(SERIES, 0, 1, 5);
    ObservationRow gone =
        row(
            AUTUMN,
            Samples.PERIOD,
            attributed(7),
            1,
            measured("orders", 7, "buy_box_percentage", 5));
    channelData().write(workspace, batch(kept, gone));
    channelData().write(workspace, batch(daily(SERIES, 0, 9, 5)));

    List<ObservationRow> found = channelData().stale(workspace, stale(JANUARY, 1, 9, 100));

    assertThat(found).containsExactly(gone);
    assertThat(channelData().stale(workspace, stale(JANUARY, 1, 1, 100))).isEmpty();
  }

  /** Another source, account, level, day, and a row over a whole week. */
  @Test
  void whatTheReportDoesNotSpeakOfIsNotFound() {
    WorkspaceId workspace = newWorkspace();
    ObservationRow account =
        daily(series("channel", "paid_search", "account", "b", "campaign", "Spring"), 0, 1, 1);
    ObservationRow level = daily(series("channel", "paid_search"), 0, 1, 1);
    ObservationRow otherPart = daily(series("channel", "display", "campaign", "Spring"), 0, 1, 1);
    ObservationRow later = daily(SERIES, 20, 1, 1);
    ObservationRow week =
        row(
            SERIES,
            Period.ofDays(new DateRange(DAY, DAY.plusDays(6))),
            Basis.UNSPECIFIED,
            1,
            measured("clicks", 1));
    Source other = new Source("other", SourceKind.OTHER, ZoneOffset.UTC);
    channelData().write(workspace, batch(account, level, otherPart, later, week));
    channelData().write(workspace, batch(other, null, null, daily(SERIES, 0, 1, 1)));

    assertThat(channelData().stale(workspace, stale(JANUARY, 1, 9, 100))).isEmpty();
    assertThat(channelData().stale(workspace, stale(JANUARY, 7, 9, 100))).containsExactly(week);
    DateRange shorter = new DateRange(DAY, DAY.plusDays(5));
    assertThat(channelData().stale(workspace, stale(shorter, 7, 9, 100))).isEmpty();
    assertThat(channelData().stale(unusedId(), stale(JANUARY, 1, 9, 100))).isEmpty();
  }

  /** After it nobody sees the row; as of before, it is there. */
  @Test
  void retiredRowsHaveNoValuesFromThenOn() {
    WorkspaceId workspace = newWorkspace();
    ObservationRow kept = daily(SERIES, 0, 9, 5);
    ObservationRow gone = daily(AUTUMN, 0, 1, 7);
    channelData().write(workspace, batch(kept, gone));

    RetireRows.Outcome outcome = retire(workspace, stale(JANUARY, 1, 9, 100));

    assertThat(outcome).isEqualTo(new RetireRows.Outcome(1, 2));
    assertThat(read(workspace).values())
        .isEqualTo(
            Map.of(
                key(kept), Map.of("clicks", 5L),
                key(gone), Map.of("clicks", RowValues.RETIRED)));
    assertThat(readAsOf(workspace, T0 + 8).values())
        .isEqualTo(Map.of(key(gone), Map.of("clicks", 7L)));
    assertThat(retire(workspace, stale(JANUARY, 1, 99, 100)))
        .isEqualTo(new RetireRows.Outcome(1, 3));
    assertThat(retire(workspace, stale(JANUARY, 1, 999, 100)))
        .isEqualTo(new RetireRows.Outcome(0, 0));
    assertThat(channelData().write(workspace, batch(daily(AUTUMN, 0, 1_000, 8))).replaced())
        .isEqualTo(1);
    assertThat(read(workspace).values()).containsEntry(key(gone), Map.of("clicks", 8L));
  }

  /** More rows than are found at once. */
  @Test
  void chunkByChunkAllAreRetired() {
    WorkspaceId workspace = newWorkspace();
    List<ObservationRow> rows = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      rows.add(daily(series("channel", "paid_search", "campaign", "c" + i), i % 10, 1, i));
    }
    channelData().write(workspace, batch(Samples.array(rows)));

    assertThat(channelData().stale(workspace, stale(JANUARY, 1, 9, 30))).hasSize(30);
    assertThat(retire(workspace, stale(JANUARY, 1, 9, 30)).rows()).isEqualTo(700);
    assertThat(channelData().stale(workspace, stale(JANUARY, 1, 9, 30))).isEmpty();
  }
}
