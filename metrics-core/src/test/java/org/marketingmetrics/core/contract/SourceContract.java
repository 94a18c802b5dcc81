package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.contract.Samples.ADS;
import static org.marketingmetrics.core.contract.Samples.DAY;
import static org.marketingmetrics.core.contract.Samples.T0;
import static org.marketingmetrics.core.contract.Samples.batch;
import static org.marketingmetrics.core.contract.Samples.measured;
import static org.marketingmetrics.core.contract.Samples.row;
import static org.marketingmetrics.core.contract.Samples.series;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.DeclaredDays;
import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Sources are what their first write says they are, and cover what their reports declare. */
public abstract class SourceContract extends StoreContract {
  private static final ObservationRow ROW = row(1, measured("clicks", 1));
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  protected SourceContract(StoreFixture.Factory factory) {
    super(factory);
  }

  @Test
  void theFirstWriteMakesTheSource() {
    WorkspaceId workspace = newWorkspace();
    Source shop = new Source("Shop", SourceKind.SHOP, TOKYO);
    Source lowerCase = new Source("shop", SourceKind.UNSPECIFIED, ZoneOffset.UTC);

    channelData().write(workspace, batch(shop, null, null, ROW));
    channelData().write(workspace, batch(lowerCase, null, null, ROW));
    channelData().write(workspace, batch(ROW));

    assertThat(channelData().sources(workspace)).isEqualTo(List.of(shop, ADS, lowerCase));
    assertThat(channelData().source(workspace, "Shop")).contains(shop);
    assertThat(channelData().source(workspace, "SHOP")).isEmpty();
    assertThat(read(workspace).sources().values()).containsExactly(shop, ADS, lowerCase);
    assertThat(read(workspace).values()).hasSize(3);
  }

  /** Two teams choose the same name for different systems. */
  @Test
  void anotherKindOrZoneIsAConflict() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch(ROW));

    assertConflict(workspace, new Source("ads", SourceKind.SHOP, ZoneOffset.UTC));
    assertConflict(workspace, new Source("ads", SourceKind.AD_PLATFORM, TOKYO));
    assertConflict(workspace, new Source("ads", SourceKind.UNSPECIFIED, TOKYO));
  }

  private void assertConflict(WorkspaceId workspace, Source declared) {
    Failures.assertFails(
        ErrorReason.SOURCE_CONFLICT,
        () -> channelData().write(workspace, batch(declared, null, null, ROW)));
  }

  @Test
  void aKindThatIsNotStatedConflictsWithNoneAndGivesWay() {
    WorkspaceId workspace = newWorkspace();
    Source unstated = new Source("ads", SourceKind.UNSPECIFIED, ZoneOffset.UTC);
    channelData().write(workspace, batch(unstated, null, null, ROW));
    assertThat(channelData().source(workspace, "ads")).contains(unstated);

    channelData().write(workspace, batch(ROW));
    channelData().write(workspace, batch(unstated, null, null, ROW));

    assertThat(channelData().source(workspace, "ads")).contains(ADS);
    assertThat(channelData().revision(workspace)).isEqualTo(2);
  }

  @Test
  void theKindCanChangeAndTheZoneCannotOnceThereAreData() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch());
    Source inTokyo = new Source("ads", SourceKind.AD_PLATFORM, TOKYO);
    assertThat(channelData().updateSource(workspace, inTokyo)).isEqualTo(inTokyo);
    channelData().write(workspace, batch(inTokyo, null, null, ROW));
    Source shop = new Source("ads", SourceKind.SHOP, TOKYO);

    assertThat(channelData().updateSource(workspace, shop)).isEqualTo(shop);

    assertThat(channelData().source(workspace, "ads")).contains(shop);
    assertThat(channelData().revision(workspace)).isEqualTo(4);
    assertThat(channelData().updateSource(workspace, shop)).isEqualTo(shop);
    assertThat(channelData().revision(workspace)).isEqualTo(4);
    Failures.assertFails(
        ErrorReason.TIME_ZONE_FIXED,
        () ->
            channelData()
                .updateSource(workspace, new Source("ads", SourceKind.SHOP, ZoneOffset.UTC)));
  }

  @Test
  void anUnknownSourceCannotBeUpdated() {
    WorkspaceId workspace = newWorkspace();

    Failures.assertFails(
        ErrorReason.RESOURCE_NOT_FOUND, () -> channelData().updateSource(workspace, ADS));
  }

  /** Daily reports, each of which declares the days it covers. */
  @Test
  void declaredDaysGrowTogether() {
    WorkspaceId workspace = newWorkspace();
    declare(workspace, DAY, DAY);
    declare(workspace, DAY.plusDays(1), DAY.plusDays(3));
    declare(workspace, DAY.plusDays(3), DAY.plusDays(5));
    declare(workspace, DAY.plusDays(9), DAY.plusDays(9));
    long revision = channelData().revision(workspace);
    declare(workspace, DAY.plusDays(2), DAY.plusDays(5));

    assertThat(channelData().revision(workspace)).isEqualTo(revision);
    assertThat(read(workspace).coverage())
        .extracting(SourceCoverage::range)
        .containsExactlyInAnyOrder(
            new DateRange(DAY, DAY.plusDays(5)), DateRange.of(DAY.plusDays(9)));

    declare(workspace, DAY.plusDays(6), DAY.plusDays(8));

    assertThat(read(workspace).coverage())
        .extracting(SourceCoverage::range)
        .containsExactly(new DateRange(DAY, DAY.plusDays(9)));
    assertThat(read(workspace).coverage().getFirst())
        .isEqualTo(
            new SourceCoverage(
                "ads",
                new CoverageLine(
                    new Level(List.of("campaign", "channel")),
                    series("channel", "paid_search"),
                    false),
                new DateRange(DAY, DAY.plusDays(9))));
  }

  private void declare(WorkspaceId workspace, LocalDate start, LocalDate end) {
    channelData().write(workspace, batch(new DateRange(start, end), ROW));
  }

  /** A report by device of one account says nothing about the report without device. */
  @Test
  void declaredDaysBelongToTheLevelAndPartOfTheRows() {
    WorkspaceId workspace = newWorkspace();
    DateRange days = new DateRange(DAY, DAY.plusDays(6));
    ObservationRow one = of("account", "a", "device", "mobile");
    ObservationRow same = of("account", "a", "device", "desktop");
    ObservationRow other = of("account", "b", "device", "mobile");

    channelData().write(workspace, batch(days, one, same, other));
    channelData().write(workspace, batch(of("account", "c")));

    Level level = new Level(List.of("account", "device"));
    assertThat(read(workspace).coverage())
        .containsExactlyInAnyOrder(
            new SourceCoverage("ads", new CoverageLine(level, series("account", "a"), false), days),
            new SourceCoverage(
                "ads", new CoverageLine(level, series("account", "b"), false), days));
  }

  /** Nothing happened, says an empty report; of what, only its source tells. */
  @Test
  void aReportWithoutRowsDeclaresForAllOfItsSource() {
    WorkspaceId workspace = newWorkspace();

    channelData().write(workspace, batch(DateRange.of(DAY)));

    assertThat(read(workspace).coverage())
        .containsExactly(new SourceCoverage("ads", CoverageLine.WHOLE_SOURCE, DateRange.of(DAY)));
  }

  /** A total without any dimension says nothing of the report by campaign. */
  @Test
  void aReportOfTotalsDeclaresForTotalsOnly() {
    WorkspaceId workspace = newWorkspace();

    channelData().write(workspace, batch(DateRange.of(DAY), of()));
    channelData().write(workspace, batch(DateRange.of(DAY.plusDays(1))));

    CoverageLine totals = new CoverageLine(new Level(List.of()), series(), false);
    assertThat(read(workspace).coverage())
        .containsExactlyInAnyOrder(
            new SourceCoverage("ads", totals, DateRange.of(DAY)),
            new SourceCoverage("ads", CoverageLine.WHOLE_SOURCE, DateRange.of(DAY.plusDays(1))));
  }

  /** Declared by files imported in any order: a day is covered as of the first that was known. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void declaredDaysAreKnownSinceTheyWereDeclared(long seed) {
    Random random = new Random(seed);
    WorkspaceId workspace = newWorkspace();
    Map<LocalDate, Long> known = new TreeMap<>();
    long revision = 0;
    for (int report = 0; report < 12; report++) {
      LocalDate start = DAY.plusDays(random.nextInt(20));
      DateRange range = new DateRange(start, start.plusDays(random.nextInt(8)));
      long after = random.nextInt(20);
      boolean says = false;
      for (LocalDate day : range.start().datesUntil(range.end().plusDays(1)).toList()) {
        says |= after < known.getOrDefault(day, Long.MAX_VALUE);
        known.merge(day, after, Math::min);
      }
      ObservationRow row = row(0, measured("clicks", 1));
      WriteBatch batch = batch(row);
      channelData()
          .write(
              workspace,
              new WriteBatch(
                  batch.source(),
                  batch.rows(),
                  new DeclaredDays(range, T0 + after),
                  batch.channels(),
                  batch.campaigns(),
                  null));
      assertThat(channelData().revision(workspace)).isEqualTo(says ? ++revision : revision);
    }

    for (long after = -1; after <= 20; after++) {
      long upTo = after;
      assertThat(days(readAsOf(workspace, T0 + after)))
          .containsExactlyElementsOf(
              known.keySet().stream()
                  .filter(day -> known.getOrDefault(day, Long.MAX_VALUE) <= upTo)
                  .toList());
    }
    assertThat(days(read(workspace))).containsExactlyElementsOf(known.keySet());
  }

  private static List<LocalDate> days(Reading reading) {
    return reading.coverage().stream()
        .flatMap(c -> c.range().start().datesUntil(c.range().end().plusDays(1)))
        .sorted()
        .toList();
  }

  private static ObservationRow of(String... dimensions) {
    return row(series(dimensions), Period.ofDay(DAY), Basis.UNSPECIFIED, 1, measured("clicks", 1));
  }
}
