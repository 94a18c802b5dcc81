package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.contract.Samples.ADS;
import static org.marketingmetrics.core.contract.Samples.DAY;
import static org.marketingmetrics.core.contract.Samples.batch;
import static org.marketingmetrics.core.contract.Samples.measured;
import static org.marketingmetrics.core.contract.Samples.row;
import static org.marketingmetrics.core.contract.Samples.series;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;
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
                new Level(List.of("campaign", "channel")),
                series("channel", "paid_search"),
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
            new SourceCoverage("ads", level, series("account", "a"), days),
            new SourceCoverage("ads", level, series("account", "b"), days));
  }

  /** Nothing happened, says an empty report; of what, only its source tells. */
  @Test
  void aReportWithoutRowsDeclaresForAllOfItsSource() {
    WorkspaceId workspace = newWorkspace();

    channelData().write(workspace, batch(DateRange.of(DAY)));

    assertThat(read(workspace).coverage())
        .containsExactly(
            new SourceCoverage("ads", new Level(List.of()), series(), DateRange.of(DAY)));
    assertThat(read(workspace).coverage().getFirst().isOfWholeSource()).isTrue();
  }

  private static ObservationRow of(String... dimensions) {
    return row(series(dimensions), Period.ofDay(DAY), Basis.UNSPECIFIED, 1, measured("clicks", 1));
  }
}
