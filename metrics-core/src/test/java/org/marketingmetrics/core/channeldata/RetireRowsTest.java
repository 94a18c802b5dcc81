package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;

/** A campaign was renamed, and the report of the same days now has it under its new name. */
class RetireRowsTest {
  private static final String FIRST = "2026-04-01T00:00:00Z";
  private static final String SECOND = "2026-04-02T00:00:00Z";

  private static ReportRow campaign(String name) {
    return row("campaign", name).count("clicks", 5).knownAt(FIRST);
  }

  private static void retire(World world, String before) {
    StaleRows stale =
        new StaleRows(
            "ads",
            Set.of(CoverageLine.of(SeriesKey.of(Map.of("campaign", "old")))),
            new DateRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)),
            1,
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(before)),
            100);
    new RetireRows(world.stores.channelData()).run(world.id, stale);
  }

  @Test
  void whatIsNoLongerReportedIsInNoAnswerExceptOfBefore() {
    World world = World.create().write("ads", campaign("old"), campaign("same"));
    world.write("ads", campaign("new").knownAt(SECOND), campaign("same").knownAt(SECOND));
    assertThat(number(world.ask("clicks").value())).isEqualTo(15);

    retire(world, SECOND);

    MetricValue clicks = world.ask("clicks").value();
    assertThat(number(clicks)).isEqualTo(10);
    assertThat(clicks.quality()).satisfies(quality -> assertThat(quality.rowsUsed()).isEqualTo(2));
    assertThat(world.ask("clicks").by("campaign").byGroup()).containsOnlyKeys("new", "same");
    assertThat(number(world.ask("clicks").asOf(FIRST).value())).isEqualTo(10);
    assertThat(world.ask("clicks").only("campaign", "old").value().nullReason())
        .isEqualTo(NullReason.NO_DATA);
  }

  /** The new report states a basis that the old one did not, so its rows have other keys. */
  @Test
  void theSameValueUnderAnotherBasisStays() {
    Basis link =
        new Basis(
            Basis.UNSPECIFIED.attribution(),
            "",
            ClickScope.LINK,
            Basis.UNSPECIFIED.clickValidity(),
            Basis.UNSPECIFIED.deliveredRule(),
            Basis.UNSPECIFIED.viewThreshold(),
            "");
    World world = World.create();
    world.write(
        "ads", row("campaign", "a").count("impressions", 9).count("clicks", 5).knownAt(FIRST));
    world.write(
        "ads",
        row("campaign", "a").count("impressions", 9).count("clicks", 5, link).knownAt(SECOND));

    retire(world, SECOND);

    assertThat(number(world.ask("impressions").value())).isEqualTo(9);
    assertThat(number(world.ask("clicks").value())).isEqualTo(5);
  }
}
