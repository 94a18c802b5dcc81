package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.contract.Samples.DAY;
import static org.marketingmetrics.core.contract.Samples.PERIOD;
import static org.marketingmetrics.core.contract.Samples.SERIES;
import static org.marketingmetrics.core.contract.Samples.T0;
import static org.marketingmetrics.core.contract.Samples.attributed;
import static org.marketingmetrics.core.contract.Samples.batch;
import static org.marketingmetrics.core.contract.Samples.key;
import static org.marketingmetrics.core.contract.Samples.measured;
import static org.marketingmetrics.core.contract.Samples.row;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Sources restate their numbers for weeks; the latest known holds and the earlier ones are kept.
 */
public abstract class ChannelDataHistoryContract extends StoreContract {
  private static final ObservationRow ANY = row(0, measured("clicks", 0));

  protected ChannelDataHistoryContract(StoreFixture.Factory factory) {
    super(factory);
  }

  /** Files are imported in any order and cut into batches anyhow. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyOrderAndAnyBatchingGiveTheSameNumbers(long seed) {
    Reports reports = Reports.random(seed, 1_000_000);
    WorkspaceId workspace = newWorkspace();

    for (WriteBatch batch : reports.batches()) {
      channelData().write(workspace, batch);
    }

    assertThat(read(workspace).values()).isEqualTo(reports.latest());
    assertThat(read(workspace).knownAt()).isEqualTo(reports.lastKnown());
    for (long instant = T0 - 1; instant < T0 + Reports.INSTANTS; instant += 3) {
      assertThat(readAsOf(workspace, instant).values()).isEqualTo(reports.asOf(instant));
    }
  }

  /** The same, where most reports repeat what others say. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void repeatedValuesInAnyOrderGiveTheSameNumbers(long seed) {
    Reports reports = Reports.random(seed, 2);
    WorkspaceId workspace = newWorkspace();

    for (WriteBatch batch : reports.batches()) {
      channelData().write(workspace, batch);
    }

    assertThat(read(workspace).values()).isEqualTo(reports.latest());
    assertThat(read(workspace).knownAt()).isEqualTo(reports.lastKnown());
    for (long instant = T0 - 1; instant < T0 + Reports.INSTANTS; instant += 3) {
      assertThat(readAsOf(workspace, instant).values()).isEqualTo(reports.asOf(instant));
    }
  }

  /** Daily imports of the last weeks, most of whose rows repeat what is known. */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void reportsThatComeInOrderAreRememberedAsTheyCame(long seed) {
    Reports reports = Reports.random(seed, 3).inOrderOfTime();
    WorkspaceId workspace = newWorkspace();

    for (WriteBatch batch : reports.batches()) {
      channelData().write(workspace, batch);
    }

    assertThat(read(workspace).values()).isEqualTo(reports.latest());
    for (long instant = T0 - 1; instant < T0 + Reports.INSTANTS; instant += 3) {
      assertThat(readAsOf(workspace, instant).values()).isEqualTo(reports.asOf(instant));
    }
  }

  /** A job that runs twice, or is repeated after a time-out. */
  @Test
  void anIdenticalReplayChangesNothing() {
    WorkspaceId workspace = newWorkspace();
    WriteBatch batch = batch(ANY, at(DAY.plusMonths(1), 5, "clicks", 3));
    channelData().write(workspace, batch);
    Reading before = read(workspace);

    WriteOutcome again = channelData().write(workspace, batch);

    assertThat(again).isEqualTo(new WriteOutcome(0, 0, 2, 0, 1));
    assertThat(channelData().revision(workspace)).isEqualTo(1);
    assertThat(read(workspace).values()).isEqualTo(before.values());
    assertThat(read(workspace).blocks()).isEqualTo(before.blocks());
  }

  /** The same file imported again a day later, known later, says nothing new. */
  @Test
  void aLaterReplayChangesNothing() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch(row(1, measured("clicks", 5, "impressions", 9))));

    for (int day = 2; day < 6; day++) {
      WriteOutcome again =
          channelData().write(workspace, batch(row(day, measured("clicks", 5, "impressions", 9))));
      assertThat(again).isEqualTo(new WriteOutcome(0, 0, 1, 0, 1));
    }
    assertThat(channelData().write(workspace, batch(row(9, measured("clicks", 5)))).unchanged())
        .isEqualTo(1);
    assertThat(channelData().revision(workspace)).isEqualTo(1);
    assertThat(readAsOf(workspace, T0).values()).isEmpty();
    assertThat(readAsOf(workspace, T0 + 1).values()).hasSize(1);
  }

  /** Monday's file says 5, Tuesday's 4, Wednesday's 5; Tuesday's is imported last. */
  @Test
  void anOlderFileImportedLateDoesNotUndoANewerOne() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch(row(1, measured("clicks", 5))));
    channelData().write(workspace, batch(row(3, measured("clicks", 5))));

    WriteOutcome late = channelData().write(workspace, batch(row(2, measured("clicks", 4))));

    assertThat(late).isEqualTo(new WriteOutcome(0, 0, 0, 1, 2));
    assertThat(clicks(read(workspace))).isEqualTo(5);
    assertThat(clicks(readAsOf(workspace, T0 + 1))).isEqualTo(5);
    assertThat(clicks(readAsOf(workspace, T0 + 2))).isEqualTo(4);
    assertThat(clicks(readAsOf(workspace, T0 + 3))).isEqualTo(5);
    assertThat(channelData().write(workspace, batch(row(2, measured("clicks", 4)))).unchanged())
        .isEqualTo(1);
  }

  /** What is outdated on arrival is history: no block is read again, but the revision tells. */
  @Test
  void anOutdatedValueLetsOnlyTheRevisionGrow() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch(row(3, measured("clicks", 5))));

    assertThat(channelData().write(workspace, batch(row(2, measured("clicks", 4)))))
        .isEqualTo(new WriteOutcome(0, 0, 0, 1, 2));
    assertThat(read(workspace).revision()).isEqualTo(2);
    assertThat(read(workspace).blocks()).isEqualTo(Map.of(202601, 1L));
  }

  /** A correction made within the same instant. */
  @Test
  void ofTwoValuesKnownAtOneInstantTheLaterWriteHolds() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch(row(1, measured("clicks", 5, "impressions", 9))));

    WriteOutcome second = channelData().write(workspace, batch(row(1, measured("clicks", 6))));

    assertThat(second).isEqualTo(new WriteOutcome(0, 1, 0, 0, 2));
    Map<String, Long> expected = Map.of("clicks", 6L, "impressions", 9L);
    assertThat(read(workspace).values()).isEqualTo(Map.of(key(ANY), expected));
    assertThat(readAsOf(workspace, T0 + 1).values()).isEqualTo(Map.of(key(ANY), expected));
  }

  /** One report has the clicks, another the impressions and a newer figure of the clicks. */
  @Test
  void measuresOfOneKeyAreMergedEachByItsOwnTime() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch(row(2, measured("clicks", 5))));

    WriteOutcome more = channelData().write(workspace, batch(row(1, measured("impressions", 9))));
    WriteOutcome mixed =
        channelData().write(workspace, batch(row(1, measured("impressions", 8, "clicks", 1))));

    assertThat(more).isEqualTo(new WriteOutcome(1, 0, 0, 0, 2));
    assertThat(mixed).isEqualTo(new WriteOutcome(0, 1, 0, 0, 3));
    assertThat(read(workspace).values())
        .isEqualTo(Map.of(key(ANY), Map.of("clicks", 5L, "impressions", 8L)));
    assertThat(readAsOf(workspace, T0 + 1).values())
        .isEqualTo(Map.of(key(ANY), Map.of("clicks", 1L, "impressions", 8L)));
  }

  /** One observation is several rows where its measures differ in basis; it is counted once. */
  @Test
  void anObservationHasTheStatusOfItsHighestRow() {
    WorkspaceId workspace = newWorkspace();
    ObservationRow week = row(SERIES, PERIOD, attributed(7), 1, measured("orders", 7));
    ObservationRow fortnight = row(SERIES, PERIOD, attributed(14), 1, measured("orders", 14));
    channelData().write(workspace, batch(week));

    WriteBatch both = batch(week, fortnight);
    List<ObservationRow> asOne =
        both.rows().stream().map(ChannelDataHistoryContract::first).toList();
    WriteOutcome outcome =
        channelData()
            .write(
                workspace,
                new WriteBatch(
                    both.source(), asOne, null, both.channels(), both.campaigns(), null));

    assertThat(outcome).isEqualTo(new WriteOutcome(1, 0, 0, 0, 2));
  }

  private static ObservationRow first(ObservationRow row) {
    return new ObservationRow(
        0, row.series(), row.period(), row.basis(), row.knownAt(), row.values());
  }

  /**
   * Two reports hold the clicks of one line beside sales of different windows. They differ, and the
   * older one is reported again: readers must learn that it is the newer one now.
   */
  @Test
  void aRepeatedRowIsSeenWhereAnotherRowOfTheFactSaysOtherwise() {
    WorkspaceId workspace = newWorkspace();
    ObservationRow week = clicksBesideOrders(7, 1, 5);
    ObservationRow fortnight = clicksBesideOrders(14, 2, 6);
    channelData().write(workspace, batch(week, fortnight));

    WriteOutcome again = channelData().write(workspace, batch(clicksBesideOrders(7, 3, 5)));

    assertThat(again).isEqualTo(new WriteOutcome(0, 0, 1, 0, 2));
    assertThat(read(workspace).blocks()).isEqualTo(Map.of(202601, 2L));
    assertThat(read(workspace).knownAt())
        .isEqualTo(Map.of(key(week), T0 + 3, key(fortnight), T0 + 2));
    assertThat(readAsOf(workspace, T0 + 2).knownAt()).containsEntry(key(week), T0 + 1);
    assertThat(readAsOf(workspace, T0 + 3).knownAt()).containsEntry(key(week), T0 + 3);
  }

  /** The daily import of such a line, where both rows say the same of what they share. */
  @Test
  void aRepeatedRowIsNotSeenWhereRowsOfTheFactAgree() {
    WorkspaceId workspace = newWorkspace();
    channelData()
        .write(workspace, batch(clicksBesideOrders(7, 1, 5), clicksBesideOrders(14, 1, 5)));

    WriteOutcome again =
        channelData()
            .write(workspace, batch(clicksBesideOrders(7, 2, 5), clicksBesideOrders(14, 2, 5)));

    assertThat(again).isEqualTo(new WriteOutcome(0, 0, 2, 0, 1));
  }

  /**
   * The first report is repeated on Wednesday; the other's number, known on Tuesday, is imported
   * last.
   */
  @Test
  void aRepeatHoldsAsOfItsTimeWhateverIsImportedLater() {
    WorkspaceId workspace = newWorkspace();
    for (int day : new int[] {1, 3, 5}) {
      channelData().write(workspace, batch(clicksBesideOrders(7, day, 5)));
    }
    channelData().write(workspace, batch(clicksBesideOrders(14, 2, 6)));

    ObservationRow week = clicksBesideOrders(7, 1, 5);
    ObservationRow fortnight = clicksBesideOrders(14, 2, 6);
    for (int day = 2; day <= 5; day++) {
      assertThat(readAsOf(workspace, T0 + day).knownAt())
          .isEqualTo(Map.of(key(week), T0 + lastOdd(day), key(fortnight), T0 + 2));
    }
  }

  private static long lastOdd(int day) {
    return day % 2 == 0 ? day - 1 : day;
  }

  /** A repeat known in between, imported last: it was the latest for a while. */
  @Test
  void aRepeatThatOnlyHeldOnceLetsOnlyTheRevisionGrow() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch(clicksBesideOrders(7, 1, 5)));
    channelData().write(workspace, batch(clicksBesideOrders(14, 2, 6)));
    channelData().write(workspace, batch(clicksBesideOrders(14, 9, 6)));

    WriteOutcome late = channelData().write(workspace, batch(clicksBesideOrders(7, 4, 5)));

    assertThat(late).isEqualTo(new WriteOutcome(0, 0, 1, 0, 3));
    assertThat(read(workspace).blocks()).isEqualTo(Map.of(202601, 2L));
    assertThat(readAsOf(workspace, T0 + 4).knownAt())
        .containsEntry(key(clicksBesideOrders(7, 1, 5)), T0 + 4);
    assertThat(channelData().write(workspace, batch(clicksBesideOrders(7, 3, 5))).revision())
        .as("between 2 and 4 the other row said otherwise")
        .isEqualTo(4);
    assertThat(channelData().write(workspace, batch(clicksBesideOrders(14, 10, 6))).revision())
        .as("nothing else was said since")
        .isEqualTo(4);
  }

  private static ObservationRow clicksBesideOrders(int window, long after, long clicks) {
    return row(
        SERIES, PERIOD, attributed(window), after, measured("clicks", clicks, "orders", window));
  }

  private static ObservationRow at(
      java.time.LocalDate day, long after, String measure, long value) {
    return row(SERIES, Period.ofDay(day), Basis.UNSPECIFIED, after, measured(measure, value));
  }

  private static long clicks(Reading reading) {
    return reading.values().getOrDefault(key(ANY), Map.of()).getOrDefault("clicks", -1L);
  }
}
