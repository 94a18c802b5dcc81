package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.contract.Samples.ADS;
import static org.marketingmetrics.core.contract.Samples.DAY;
import static org.marketingmetrics.core.contract.Samples.PERIOD;
import static org.marketingmetrics.core.contract.Samples.SERIES;
import static org.marketingmetrics.core.contract.Samples.T0;
import static org.marketingmetrics.core.contract.Samples.attributed;
import static org.marketingmetrics.core.contract.Samples.batch;
import static org.marketingmetrics.core.contract.Samples.key;
import static org.marketingmetrics.core.contract.Samples.measured;
import static org.marketingmetrics.core.contract.Samples.row;
import static org.marketingmetrics.core.contract.Samples.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** What is written can be read, exactly, by those it belongs to, and only what is new is sent. */
public abstract class ChannelDataStoreContract extends StoreContract {
  protected ChannelDataStoreContract(StoreFixture.Factory factory) {
    super(factory);
  }

  /**
   * A daily report, a campaign total over a month, an hourly feed through the end of summer time.
   */
  @Test
  void everyKindOfPeriodIsReadAsWritten() {
    WorkspaceId workspace = newWorkspace();
    ObservationRow day = row(5, measured("clicks", 7, "ad_spend", 1_500_000));
    ObservationRow month = at(Period.ofDays(new DateRange(DAY, LocalDate.of(2026, 2, 14))), 1);
    ObservationRow hour = at(Period.ofHour(Instant.parse("2026-01-15T23:00:00Z"), PARIS), 2);
    ObservationRow repeatedHour =
        at(Period.ofHour(Instant.parse("2026-10-25T00:00:00Z"), PARIS), 3);
    ObservationRow sameHourAgain =
        at(Period.ofHour(Instant.parse("2026-10-25T01:00:00Z"), PARIS), 4);
    ObservationRow halfHourZone =
        at(Period.ofHour(Instant.parse("2026-01-15T04:30:00Z"), PARIS), 5);
    ObservationRow longAgo = at(Period.ofDay(LocalDate.of(1969, 12, 31)), 6);
    ObservationRow hourLongAgo = at(Period.ofHour(Instant.parse("1969-12-31T20:00:00Z"), PARIS), 7);
    ObservationRow[] rows = {
      day, month, hour, repeatedHour, sameHourAgain, halfHourZone, longAgo, hourLongAgo
    };

    WriteOutcome outcome = channelData().write(workspace, batch(rows));

    assertThat(outcome).isEqualTo(new WriteOutcome(rows.length, 0, 0, 0, 1));
    Reading reading = read(workspace);
    assertThat(reading.values()).hasSize(rows.length);
    assertThat(reading.values().get(key(day)))
        .isEqualTo(Map.of("clicks", 7L, "ad_spend", 1_500_000L));
    assertThat(reading.knownAt()).containsEntry(key(day), T0 + 5);
    for (int i = 1; i < rows.length; i++) {
      assertThat(reading.values()).containsEntry(key(rows[i]), Map.of("clicks", (long) i));
    }
    assertThat(reading.blocks()).containsOnlyKeys(196912, 202601, 202610);
    reading.assertOrdered();
  }

  private static final java.time.ZoneId PARIS = java.time.ZoneId.of("Europe/Paris");

  private static ObservationRow at(Period period, long clicks) {
    return row(SERIES, period, Basis.UNSPECIFIED, 0, measured("clicks", clicks));
  }

  /** Impressions fit every report; sums elsewhere reach the ends of the range. */
  @Test
  void valuesReachTheEndsOfTheRange() {
    WorkspaceId workspace = newWorkspace();
    List<ObservationRow> rows = new ArrayList<>();
    for (long value : new long[] {Long.MAX_VALUE, Long.MIN_VALUE + 1, 0, -1}) {
      rows.add(at(Period.ofDay(DAY.plusDays(rows.size())), value));
    }

    channelData().write(workspace, batch(Samples.array(rows)));

    for (ObservationRow row : rows) {
      assertThat(read(workspace).values())
          .containsEntry(key(row), Map.of("clicks", row.values().value(0)));
    }
  }

  /** A search term is what people type: letters of any script, in any case, with spaces around. */
  @Test
  void dimensionValuesAreKeptToTheLetter() {
    WorkspaceId workspace = newWorkspace();
    List<String> terms =
        List.of(
            "Shop",
            "shop",
            "SHOP",
            "shop ",
            " shop",
            "shöp",
            "sho\u0308p",
            "магазин",
            "Магазин",
            "🛍️ shop",
            "🛒",
            "a=b",
            "a\nb",
            "a\\nb",
            "line\r\n",
            "tab\t",
            "'; DROP TABLE series; --",
            "%",
            "_",
            "\\",
            "\u0000x",
            "ß",
            "ss",
            "İ",
            "i",
            "e",
            "é",
            "𝕊𝕙𝕠𝕡",
            "x".repeat(500),
            "я".repeat(500),
            "😀".repeat(250));
    Map<Reading.Key, Map<String, Long>> expected = new HashMap<>();
    List<ObservationRow> rows = new ArrayList<>();
    for (String term : terms) {
      SeriesKey key = series("search_term", term, "campaign", term);
      ObservationRow row = row(key, PERIOD, Basis.UNSPECIFIED, 0, measured("clicks", rows.size()));
      rows.add(row);
      expected.put(key(row), Map.of("clicks", rows.size() - 1L));
    }

    channelData().write(workspace, batch(Samples.array(rows)));

    assertThat(read(workspace).values()).isEqualTo(expected);
    assertThat(campaigns().campaigns(workspace, null, 100))
        .extracting("value")
        .containsExactlyInAnyOrderElementsOf(terms);
    assertThat(channelData().write(workspace, batch(Samples.array(rows))).unchanged())
        .isEqualTo(terms.size());
  }

  /** A sales report gives the share of views with the Featured Offer, and not their number. */
  @Test
  void aReportedRateIsKeptBesideItsDenominator() {
    WorkspaceId workspace = newWorkspace();
    ObservationRow row = row(1, measured("page_views", 900, "buy_box_percentage", 980_000));
    ObservationRow newer = row(2, measured("buy_box_percentage", 970_000));

    channelData().write(workspace, batch(row));
    assertThat(channelData().write(workspace, batch(newer)).replaced()).isEqualTo(1);

    assertThat(read(workspace).values())
        .isEqualTo(Map.of(key(row), Map.of("page_views", 900L, "buy_box_percentage", 970_000L)));
    assertThat(readAsOf(workspace, T0 + 1).values())
        .isEqualTo(Map.of(key(row), Map.of("page_views", 900L, "buy_box_percentage", 980_000L)));
  }

  /** Two reports of one line, with sales of 7 and of 14 days, are two rows. */
  @Test
  void aKeyHasOneRowForEachBasis() {
    WorkspaceId workspace = newWorkspace();
    ObservationRow week = row(SERIES, PERIOD, attributed(7), 1, measured("orders", 7));
    ObservationRow fortnight = row(SERIES, PERIOD, attributed(14), 1, measured("orders", 14));
    ObservationRow unstated = row(SERIES, PERIOD, Basis.UNSPECIFIED, 1, measured("orders", 1));

    channelData().write(workspace, batch(week, fortnight));
    channelData().write(workspace, batch(unstated));

    assertThat(read(workspace).values())
        .isEqualTo(
            Map.of(
                key(week), Map.of("orders", 7L),
                key(fortnight), Map.of("orders", 14L),
                key(unstated), Map.of("orders", 1L)));
    read(workspace).assertOrdered();
  }

  /** Many rows in no order, as a file has them. */
  @Test
  void rowsOfManySeriesAreReadInOrder() {
    WorkspaceId workspace = newWorkspace();
    List<ObservationRow> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      SeriesKey key = series("channel", "display", "ad", "ad " + i % 37);
      Period period = Period.ofDay(DAY.plusDays(i / 37));
      rows.add(row(key, period, attributed(i % 3), i, measured("orders", i, "clicks", i)));
    }
    java.util.Collections.shuffle(rows, new java.util.Random(1));
    Source other = new Source("other", SourceKind.OTHER, ZoneOffset.UTC);

    channelData().write(workspace, batch(Samples.array(rows)));
    channelData().write(workspace, batch(other, null, null, Samples.array(rows)));

    Reading reading = read(workspace);
    assertThat(reading.values()).hasSize(6_000);
    assertThat(rows)
        .allSatisfy(row -> assertThat(reading.knownAt()).containsEntry(key(row), row.knownAt()));
    reading.assertOrdered();
  }

  /** A server that holds last year asks only for what this morning's import changed. */
  @Test
  void onlyBlocksThatChangedAreReadAgain() {
    WorkspaceId workspace = newWorkspace();
    ObservationRow january = at(PERIOD, 1);
    ObservationRow february = at(Period.ofDay(DAY.plusMonths(1)), 2);
    ObservationRow march = at(Period.ofDay(DAY.plusMonths(2)), 3);
    channelData().write(workspace, batch(january, february));
    Reading first = read(workspace);
    channelData()
        .write(
            workspace,
            batch(
                row(SERIES, february.period(), Basis.UNSPECIFIED, 1, measured("clicks", 20)),
                march));

    Reading next = new Reading();
    channelData().read(workspace, first.blocks(), next);

    assertThat(first.blocks()).isEqualTo(Map.of(202601, 1L, 202602, 1L));
    assertThat(next.revision()).isEqualTo(2);
    assertThat(next.blocks()).isEqualTo(Map.of(202602, 2L, 202603, 2L));
    assertThat(next.values())
        .isEqualTo(Map.of(key(february), Map.of("clicks", 20L), key(march), Map.of("clicks", 3L)));
    Reading nothing = new Reading();
    channelData().read(workspace, read(workspace).blocks(), nothing);
    assertThat(nothing.blocks()).isEmpty();
    assertThat(nothing.sources()).containsKey("ads");
    assertThat(channelData().revision(workspace)).isEqualTo(2);
  }

  /** Two teams with the same names for the same things. */
  @Test
  void workspacesDoNotSeeEachOther() {
    WorkspaceId one = newWorkspace();
    WorkspaceId other = newWorkspace();
    ObservationRow row = row(1, measured("clicks", 1));

    channelData().write(one, batch(row));
    channelData().write(other, batch(row(1, measured("clicks", 2))));
    channelData().write(other, batch(row(2, measured("clicks", 3))));

    assertThat(read(one).values()).isEqualTo(Map.of(key(row), Map.of("clicks", 1L)));
    assertThat(read(other).values()).isEqualTo(Map.of(key(row), Map.of("clicks", 3L)));
    assertThat(channelData().revision(one)).isEqualTo(1);
    assertThat(channelData().revision(other)).isEqualTo(2);
  }

  @Test
  void anUnknownWorkspaceHoldsNothingAndTakesNothing() {
    WorkspaceId unknown = unusedId();

    Failures.assertFails(
        ErrorReason.WORKSPACE_NOT_FOUND,
        () -> channelData().write(unknown, batch(row(0, measured("clicks", 1)))));
    Failures.assertFails(
        ErrorReason.WORKSPACE_NOT_FOUND, () -> channelData().updateSource(unknown, ADS));
    assertThat(channelData().revision(unknown)).isZero();
    assertThat(read(unknown).revision()).isZero();
    assertThat(readAsOf(unknown, T0).values()).isEmpty();
    assertThat(channelData().sources(unknown)).isEmpty();
    assertThat(channelData().source(unknown, "ads")).isEmpty();
  }

  @Test
  void aNewWorkspaceHoldsNothing() {
    WorkspaceId workspace = newWorkspace();

    assertThat(read(workspace).revision()).isZero();
    assertThat(read(workspace).blocks()).isEmpty();
    assertThat(channelData().revision(workspace)).isZero();
  }

  /** The process ends and begins anew. */
  @Test
  void aDurableStoreHoldsAfterARestartWhatItAnswered() {
    WorkspaceId workspace = newWorkspace();
    ObservationRow row = row(1, measured("clicks", 1));
    channelData().write(workspace, batch(row));

    store().restart();

    if (store().capabilities().contains(StoreCapability.DURABLE)) {
      assertThat(read(workspace).values()).containsOnlyKeys(key(row));
      assertThat(channelData().write(workspace, batch(row)).unchanged()).isEqualTo(1);
      assertThat(workspaces().workspace(workspace)).contains(workspace(workspace));
    } else {
      assertThat(read(workspace).values()).isEmpty();
      assertThat(workspaces().workspace(workspace)).isEmpty();
    }
  }
}
