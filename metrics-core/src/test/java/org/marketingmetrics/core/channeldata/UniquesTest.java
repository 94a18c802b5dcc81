package org.marketingmetrics.core.channeldata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.channeldata.Question.codes;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.WarningCode;

/** Distinct people, stocks, and people within one mailing. */
class UniquesTest {
  private static World reach() {
    return World.create()
        .write(
            "meta_ads",
            row("campaign", "a").day(2).count("reach", 700).count("impressions", 1_000),
            row("campaign", "a").day(3).count("reach", 800).count("impressions", 1_000),
            row("campaign", "a").days(1, 28).count("reach", 1_200),
            row().days(1, 28).count("reach", 1_500).count("impressions", 6_000));
  }

  /** Reach over 28 days was reported for exactly these. */
  @Test
  void reachIsGivenAtExactlyTheLevelAndPeriodReported() {
    World world = reach();

    assertThat(number(world.ask("reach").during(1, 28).value())).isEqualTo(1_500);
    assertThat(number(world.ask("reach").only("campaign", "a").during(1, 28).value()))
        .isEqualTo(1_200);
    assertThat(number(world.ask("reach").only("campaign", "a").during(2, 2).value()))
        .isEqualTo(700);
    assertThat(number(world.ask("frequency").during(1, 28).value())).isEqualTo(4);
  }

  /** Nobody knows how many of Monday's people came back on Tuesday. */
  @Test
  void reachOfOtherDaysIsNotAdditiveAndSaysWhatIsHeld() {
    MetricValue reach = reach().ask("reach").only("campaign", "a").during(2, 3).value();

    assertThat(reach.value()).isNull();
    assertThat(reach.nullReason()).isEqualTo(NullReason.NOT_ADDITIVE);
    assertThat(reach.nullDetail().levels()).containsExactly(List.of(), List.of("campaign"));
    assertThat(reach.nullDetail().periodDays()).containsExactly(1, 28);
  }

  /** By day two days are known; the others have no row. */
  @Test
  void reachByDayIsGivenForTheDaysReported() {
    Map<LocalDate, MetricValue> days =
        reach().ask("reach").only("campaign", "a").during(2, 9).per(Grain.DAY).byTime();

    assertThat(number(requireNonNull(days.get(LocalDate.of(2026, 3, 2))))).isEqualTo(700);
    assertThat(number(requireNonNull(days.get(LocalDate.of(2026, 3, 3))))).isEqualTo(800);
    assertThat(days).hasSize(2);
  }

  /** A week with a figure of its own beside one that has only days. */
  @Test
  void aBucketWithoutAFigureOfItsOwnIsNullBesideOthers() {
    World world =
        World.create()
            .write("ads", row().days(2, 8).count("reach", 900))
            .write("ads", row().day(9).count("reach", 300))
            .write("ads", row().day(10).count("reach", 310));

    Map<LocalDate, MetricValue> weeks = world.ask("reach").per(Grain.WEEK).byTime();
    assertThat(number(requireNonNull(weeks.get(LocalDate.of(2026, 3, 2))))).isEqualTo(900);
    MetricValue second = requireNonNull(weeks.get(LocalDate.of(2026, 3, 9)));
    assertThat(second.nullReason()).isEqualTo(NullReason.NOT_ADDITIVE);
    assertThat(second.nullDetail().periodDays()).containsExactly(1, 7);
  }

  /** One source has the days, another the month; the month is asked for. */
  @Test
  void theSourceThatHasTheWholePeriodAnswers() {
    World world =
        World.create()
            .source("rollup", SourceKind.OWN_ROLLUP)
            .write("ads", row().day(2).count("reach", 700))
            .write("rollup", row().days(1, 31).count("reach", 5_000));

    assertThat(number(world.ask("reach").value())).isEqualTo(5_000);
    assertThat(number(world.ask("reach").during(2, 2).value())).isEqualTo(700);
  }

  /** Two countries: their people may be the same ones. */
  @Test
  void twoSegmentsAreNotAdded() {
    World world =
        World.create()
            .write(
                "ads",
                row("country", "de").days(1, 31).count("reach", 500),
                row("country", "at").days(1, 31).count("reach", 200));

    MetricValue both = world.ask("reach").only("country", "de", "at").value();
    assertThat(both.nullReason()).isEqualTo(NullReason.NOT_ADDITIVE);
    MetricValue all = world.ask("reach").value();
    assertThat(all.nullReason()).isEqualTo(NullReason.NOT_ADDITIVE);
    assertThat(all.nullDetail().levels()).containsExactly(List.of("country"));
    assertThat(all.nullDetail().periodDays()).containsExactly(31);
    assertThat(number(requireNonNull(world.ask("reach").by("country").byGroup().get("at"))))
        .isEqualTo(200);
  }

  /** Nothing is held of that country. */
  @Test
  void whereNothingIsHeldThereIsNoDataRatherThanAHint() {
    World world = World.create().write("ads", row("country", "de").day(2).count("reach", 500));

    assertThat(world.ask("reach").only("country", "fr").value().nullReason())
        .isEqualTo(NullReason.NO_DATA);
  }

  /** Impressions are the ad platform's, the reach is measured by a panel. */
  @Test
  void frequencyFromTwoSourcesSaysSo() {
    World world =
        World.create()
            .source("panel", SourceKind.OTHER)
            .write("ads", row().days(1, 31).count("impressions", 6_000))
            .write("panel", row().days(1, 31).count("reach", 1_500));

    MetricValue frequency = world.ask("frequency").value();
    assertThat(number(frequency)).isEqualTo(4);
    assertThat(codes(frequency)).contains(WarningCode.CROSS_SOURCE);
  }

  /** Followers are a level, not a flow. */
  @Test
  void aStockIsItsLastValue() {
    World world =
        World.create()
            .write(
                "instagram",
                row("account", "x").day(2).count("followers", 1_000).count("engagements", 30),
                row("account", "x").day(9).count("followers", 1_100).count("engagements", 25),
                row("account", "y").day(5).count("followers", 50));

    assertThat(number(world.ask("followers").only("account", "x").value())).isEqualTo(1_100);
    assertThat(number(world.ask("followers").only("account", "x").during(1, 8).value()))
        .isEqualTo(1_000);
    Map<LocalDate, MetricValue> weeks =
        world.ask("followers").only("account", "x").per(Grain.WEEK).byTime();
    assertThat(weeks.values()).extracting(Question::number).containsExactly(1_000.0, 1_100.0);
    assertThat(number(world.ask("engagement_rate_followers").only("account", "x").value()))
        .isEqualTo(0.05);
    assertThat(world.ask("followers").value().nullReason())
        .as("the followers of two accounts may be the same people")
        .isEqualTo(NullReason.NOT_ADDITIVE);
  }

  /** Two mailings have their own openers; a later report of one replaces the earlier. */
  @Test
  void openersOfDifferentMailingsAddAndALaterReportReplaces() {
    World world =
        World.create()
            .write(
                "esp",
                row("channel", "email", "campaign", "spring")
                    .day(2)
                    .count("emails_delivered", 1_000)
                    .count("email_unique_opens", 150)
                    .knownAt("2026-03-03T00:00:00Z"),
                row("channel", "email", "campaign", "summer")
                    .day(9)
                    .count("emails_delivered", 1_000)
                    .count("email_unique_opens", 250)
                    .knownAt("2026-03-10T00:00:00Z"))
            .write(
                "esp",
                row("channel", "email", "campaign", "spring")
                    .day(2)
                    .count("email_unique_opens", 200)
                    .knownAt("2026-03-05T00:00:00Z"));

    assertThat(number(world.ask("email_unique_opens").value())).isEqualTo(450);
    MetricValue rate = world.ask("open_rate_delivered").value();
    assertThat(number(rate)).isEqualTo(0.225);
    assertThat(rate.interval()).as("each delivered message is a trial").isNotNull();
  }
}
