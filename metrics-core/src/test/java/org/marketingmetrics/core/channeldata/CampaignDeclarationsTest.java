package org.marketingmetrics.core.channeldata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.channeldata.Question.codes;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.Question.warning;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.value.DataQuality;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** What campaigns declare of their data: when it begins, and that its days are no mailings. */
class CampaignDeclarationsTest {
  private static LocalDate march(int day) {
    return LocalDate.of(2026, 3, day);
  }

  private static DataQuality quality(MetricValue value) {
    return requireNonNull(value.quality());
  }

  private static World daily(String campaign, int from, int to) {
    World world = World.create();
    for (int day = from; day <= to; day++) {
      world.write("ads", row("campaign", campaign).day(day).count("clicks", 1));
    }
    return world;
  }

  /** The month is asked for, the campaign began on the 10th. */
  @Test
  void daysBeforeTheStartAreNotExpected() {
    World world = daily("a", 10, 14).campaign("a", march(10), false);

    MetricValue byCampaign = requireNonNull(world.ask("clicks").by("campaign").byGroup().get("a"));
    assertThat(quality(byCampaign).daysExpected()).isEqualTo(22);
    assertThat(quality(byCampaign).daysReceived()).isEqualTo(5);
    assertThat(quality(byCampaign).gaps()).containsExactly(new DateRange(march(15), march(31)));
    assertThat(codes(byCampaign)).isEmpty();
    MetricValue filtered = world.ask("clicks").only("campaign", "a").value();
    assertThat(quality(filtered).daysExpected()).isEqualTo(22);
    MetricValue all = world.ask("clicks").value();
    assertThat(quality(all).daysExpected()).as("there is nothing but this campaign").isEqualTo(22);
    MetricValue before = world.ask("clicks").only("campaign", "a").during(1, 9).value();
    assertThat(before.nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(quality(before).daysExpected()).isZero();
    assertThat(quality(before).gaps()).isEmpty();
  }

  @Test
  void bucketsExpectTheirOwnDaysOnly() {
    World world = daily("a", 11, 20).campaign("a", march(11), false);

    Map<LocalDate, MetricValue> weeks =
        world.ask("clicks").only("campaign", "a").during(2, 22).per(Grain.WEEK).byTime();

    assertThat(quality(requireNonNull(weeks.get(march(9)))).daysExpected()).isEqualTo(5);
    assertThat(quality(requireNonNull(weeks.get(march(16)))).daysExpected()).isEqualTo(7);
  }

  /** One of two campaigns does not say when it began, so the other may be missing. */
  @Test
  void withoutAStartOfEveryCampaignAllDaysAreExpected() {
    World world =
        daily("a", 10, 14)
            .write("ads", row("campaign", "b").day(12).count("clicks", 1))
            .campaign("a", march(10), false);

    assertThat(quality(world.ask("clicks").value()).daysExpected()).isEqualTo(31);
    world.campaign("b", march(6), false);
    assertThat(quality(world.ask("clicks").value()).daysExpected()).isEqualTo(26);
    assertThat(quality(world.ask("clicks").only("campaign", "a").value()).daysExpected())
        .isEqualTo(22);
  }

  /** The links were tagged five days after the campaign began. */
  @Test
  void dataThatBeginAfterTheStartAreLate() {
    World world = daily("a", 10, 14).campaign("a", march(5), false);

    MetricValue value = world.ask("clicks").only("campaign", "a").value();

    WarningDetail.TrackingStartedLate late =
        (WarningDetail.TrackingStartedLate)
            warning(value, WarningCode.TRACKING_STARTED_LATE).detail();
    assertThat(late.campaigns())
        .containsExactly(new WarningDetail.LateStart("a", march(5), march(10), "clicks"));
    assertThat(codes(world.ask("clicks").value())).contains(WarningCode.TRACKING_STARTED_LATE);
    assertThat(codes(world.ask("clicks").during(10, 14).value()))
        .as("nothing is missing of these days")
        .isEmpty();
    assertThat(codes(world.ask("clicks").during(9, 14).value()))
        .containsExactly(WarningCode.TRACKING_STARTED_LATE);
  }

  /** Clicks were there from the first day, orders only once the pixel was placed. */
  @Test
  void eachMeasureBeginsWhenItBegins() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "a").day(2).count("clicks", 10),
                row("campaign", "a").day(4).count("clicks", 10).count("orders", 1))
            .campaign("a", march(2), false);

    assertThat(codes(world.ask("clicks").value())).isEmpty();
    MetricValue orders = world.ask("orders").value();
    WarningDetail.TrackingStartedLate late =
        (WarningDetail.TrackingStartedLate)
            warning(orders, WarningCode.TRACKING_STARTED_LATE).detail();
    assertThat(late.campaigns())
        .containsExactly(new WarningDetail.LateStart("a", march(2), march(4), "orders"));
    assertThat(codes(world.ask("conversion_rate_per_click").value()))
        .contains(WarningCode.TRACKING_STARTED_LATE);
  }

  private static ReportRow mail(String campaign, int day, long openers) {
    return row("channel", "email", "campaign", campaign)
        .day(day)
        .count("emails_delivered", 100)
        .count("email_opens_total", openers)
        .count("email_unique_opens", openers);
  }

  /** The same people get a welcome series over several days. */
  @Test
  void peopleOfSeveralDaysOfAnAutomationAreNotAdded() {
    World world =
        World.create()
            .source("esp", SourceKind.MAIL_PLATFORM)
            .write("esp", mail("welcome", 2, 30), mail("welcome", 3, 20));
    assertThat(number(world.ask("email_unique_opens").value())).isEqualTo(50);

    world.campaign("welcome", null, true);

    MetricValue openers = world.ask("email_unique_opens").value();
    assertThat(openers.nullReason()).isEqualTo(NullReason.NOT_ADDITIVE);
    assertThat(openers.nullDetail().measures()).containsExactly("email_unique_opens");
    assertThat(openers.nullDetail().periodDays()).containsExactly(1);
    assertThat(openers.nullDetail().levels()).containsExactly(List.of("campaign", "channel"));
    assertThat(world.ask("open_rate_delivered").value().nullReason())
        .isEqualTo(NullReason.NOT_ADDITIVE);
    assertThat(number(world.ask("email_opens_total").value())).isEqualTo(50);
    assertThat(number(world.ask("open_rate_total").value())).isEqualTo(0.25);
    Map<LocalDate, MetricValue> days = world.ask("email_unique_opens").per(Grain.DAY).byTime();
    assertThat(days.values()).extracting(MetricValue::value).containsExactly(30.0, 20.0);
    assertThat(number(world.ask("open_rate_delivered").during(3, 3).value())).isEqualTo(0.2);
  }

  /** A row of the whole week counts each person once; a campaign beside it is another mailing. */
  @Test
  void oneRowOfAnAutomationAddsToOtherMailings() {
    World world =
        World.create()
            .source("esp", SourceKind.MAIL_PLATFORM)
            .write(
                "esp",
                row("channel", "email", "campaign", "welcome")
                    .days(2, 8)
                    .count("email_unique_opens", 40),
                mail("spring", 4, 10),
                mail("spring", 5, 10))
            .campaign("welcome", null, true);

    assertThat(number(world.ask("email_unique_opens").value())).isEqualTo(60);
    Map<String, MetricValue> byCampaign = world.ask("email_unique_opens").by("campaign").byGroup();
    assertThat(number(requireNonNull(byCampaign.get("welcome")))).isEqualTo(40);
    assertThat(number(requireNonNull(byCampaign.get("spring")))).isEqualTo(20);
  }

  /** Of a report by campaign only the automation's value is null. */
  @Test
  void otherGroupsKeepTheirValues() {
    World world =
        World.create()
            .source("esp", SourceKind.MAIL_PLATFORM)
            .write("esp", mail("welcome", 2, 30), mail("welcome", 3, 20))
            .write("esp", mail("spring", 4, 10), mail("spring", 5, 10))
            .campaign("welcome", null, true);

    Map<String, MetricValue> byCampaign = world.ask("open_rate_delivered").by("campaign").byGroup();
    assertThat(requireNonNull(byCampaign.get("welcome")).nullReason())
        .isEqualTo(NullReason.NOT_ADDITIVE);
    assertThat(number(requireNonNull(byCampaign.get("spring")))).isEqualTo(0.1);
    assertThat(world.ask("email_unique_opens").value().nullReason())
        .isEqualTo(NullReason.NOT_ADDITIVE);
  }
}
