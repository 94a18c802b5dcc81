package org.marketingmetrics.core.channeldata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;

/** Several reports of one mailing count the same people: they are never added. */
class OneMailingTest {
  private static World byDevice() {
    return mail()
        .write(
            "esp",
            row("channel", "email", "campaign", "spring")
                .day(2)
                .count("emails_delivered", 100)
                .count("email_unique_opens", 40),
            onDevice("a").count("email_unique_opens", 30).count("email_opens_total", 50),
            onDevice("b").count("email_unique_opens", 25).count("email_opens_total", 45));
  }

  private static World mail() {
    return World.create().source("esp", SourceKind.MAIL_PLATFORM);
  }

  private static ReportRow onDevice(String device) {
    return row("channel", "email", "campaign", "spring", "device", device).day(2);
  }

  /** Who opened on the phone and on the laptop is one person. */
  @Test
  void peopleOfTwoDevicesAreNotAddedAndTheReportedTotalStands() {
    World world = byDevice();

    assertThat(number(world.ask("email_unique_opens").value())).isEqualTo(40);
    assertThat(number(world.ask("open_rate_delivered").value())).isEqualTo(0.4);
    MetricValue both = world.ask("email_unique_opens").only("device", "a", "b").value();
    assertThat(both.value()).isNull();
    assertThat(both.nullReason()).isEqualTo(NullReason.NOT_ADDITIVE);
    assertThat(both.nullDetail().measures()).containsExactly("email_unique_opens");
    assertThat(both.nullDetail().levels())
        .containsExactly(List.of("campaign", "channel"), List.of("campaign", "channel", "device"));
    assertThat(both.nullDetail().periodDays()).containsExactly(1);
  }

  /** Opens are events, of which each happened on one device. */
  @Test
  void totalCountsOfOneMailingStayAdditive() {
    assertThat(number(byDevice().ask("email_opens_total").value())).isEqualTo(95);
  }

  /** Each device has its own number of people. */
  @Test
  void eachPartOfAMailingHasItsOwnPeople() {
    World world = byDevice();

    Map<String, MetricValue> devices = world.ask("email_unique_opens").by("device").byGroup();
    assertThat(number(requireNonNull(devices.get("a")))).isEqualTo(30);
    assertThat(number(requireNonNull(devices.get("b")))).isEqualTo(25);
    assertThat(number(world.ask("email_unique_opens").only("device", "a").value())).isEqualTo(30);
  }

  /** The provider's click report repeats the size of the mailing in the line of every link. */
  @Test
  void aRateOverThePeopleOfSeveralLinksIsNotGiven() {
    World world =
        mail()
            .write(
                "esp",
                row("channel", "email", "campaign", "spring", "content", "link1")
                    .count("email_unique_clicks", 60)
                    .count("emails_delivered", 100),
                row("channel", "email", "campaign", "spring", "content", "link2")
                    .count("email_unique_clicks", 70)
                    .count("emails_delivered", 100));

    MetricValue rate = world.ask("ctr_email_unique_delivered").value();
    assertThat(rate.nullReason()).isEqualTo(NullReason.NOT_ADDITIVE);
    assertThat(rate.interval()).isNull();
    assertThat(number(world.ask("emails_delivered").value())).isEqualTo(200);
  }

  /** A row over days and one of a day among them are of one mailing too. */
  @Test
  void reportsOfOverlappingPeriodsAreOfOneMailing() {
    World world =
        mail()
            .write(
                "esp",
                row("channel", "email", "campaign", "spring", "content", "link1")
                    .days(2, 8)
                    .count("email_unique_clicks", 60),
                row("channel", "email", "campaign", "spring", "content", "link2")
                    .day(4)
                    .count("email_unique_clicks", 70));

    assertThat(world.ask("email_unique_clicks").value().nullReason())
        .isEqualTo(NullReason.NOT_ADDITIVE);
  }

  /** Two campaigns of a day, and one campaign of two days, are mailings of their own. */
  @Test
  void differentMailingsAddUpWhateverTheyAreBrokenDownBy() {
    World world =
        mail()
            .write(
                "esp",
                onDevice("a").count("email_unique_opens", 30),
                row("channel", "email", "campaign", "summer", "device", "b")
                    .day(2)
                    .count("email_unique_opens", 25),
                row("channel", "email", "campaign", "spring", "device", "b")
                    .day(9)
                    .count("email_unique_opens", 5));

    assertThat(number(world.ask("email_unique_opens").only("device", "a", "b").value()))
        .isEqualTo(60);
  }

  /** Two accounts may give their mailings the same name. */
  @Test
  void mailingsOfDifferentAccountsAreNotOne() {
    World world =
        mail()
            .write(
                "esp",
                row("channel", "email", "campaign", "news", "account", "eu")
                    .day(2)
                    .count("email_unique_opens", 30),
                row("channel", "email", "campaign", "news", "account", "us")
                    .day(2)
                    .count("email_unique_opens", 25));

    assertThat(number(world.ask("email_unique_opens").value())).isEqualTo(55);
  }

  /** Rows that name no campaign: lists get mailings of their own, devices do not. */
  @Test
  void withoutACampaignTheListTellsMailingsApart() {
    World lists =
        mail()
            .write(
                "esp",
                row("channel", "email", "list", "men").day(2).count("email_unique_opens", 30),
                row("channel", "email", "list", "women").day(2).count("email_unique_opens", 25));
    World devices =
        mail()
            .write(
                "esp",
                row("channel", "email", "device", "a").day(2).count("email_unique_opens", 30),
                row("channel", "email", "device", "b").day(2).count("email_unique_opens", 25));

    assertThat(number(lists.ask("email_unique_opens").value())).isEqualTo(55);
    assertThat(devices.ask("email_unique_opens").value().nullReason())
        .isEqualTo(NullReason.NOT_ADDITIVE);
  }
}
