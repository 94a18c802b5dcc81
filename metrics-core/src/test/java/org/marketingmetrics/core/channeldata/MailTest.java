package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.channeldata.Question.codes;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.WarningCode;

/** What mail reports leave out is derived, what they say twice is checked. */
class MailTest {
  private static ReportRow mailing() {
    return row("channel", "email", "campaign", "spring");
  }

  /** The provider reports sent, hard and soft bounces, and nothing else. */
  @Test
  void bouncesAndDeliveredAreDerived() {
    World world =
        World.create()
            .write(
                "esp",
                mailing()
                    .count("emails_sent", 1_000)
                    .count("email_hard_bounces", 20)
                    .count("email_soft_bounces", 10));

    assertThat(number(world.ask("email_bounces").value())).isEqualTo(30);
    MetricValue delivered = world.ask("emails_delivered").value();
    assertThat(number(delivered)).isEqualTo(970);
    assertThat(delivered.basis().text(BasisField.DELIVERED_RULE)).isEqualTo("ALL_BOUNCES");
    assertThat(codes(delivered)).isEmpty();
    assertThat(number(world.ask("delivery_rate").value())).isEqualTo(0.97);
    assertThat(number(world.ask("email_bounce_rate").value())).isEqualTo(0.03);
  }

  /** Only the total of bounces is reported. */
  @Test
  void deliveredIsDerivedFromReportedBounces() {
    World world =
        World.create()
            .write("esp", mailing().count("emails_sent", 1_000).count("email_bounces", 40));

    assertThat(number(world.ask("emails_delivered").value())).isEqualTo(960);
  }

  /** Hard bounces alone do not say how many were delivered. */
  @Test
  void nothingIsDerivedFromAPart() {
    World world =
        World.create()
            .write("esp", mailing().count("emails_sent", 1_000).count("email_hard_bounces", 20));

    assertThat(world.ask("emails_delivered").value().nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(world.ask("email_bounces").value().nullReason()).isEqualTo(NullReason.NO_DATA);
  }

  /** The parts are reported in one file, the total in another, for the same mailing. */
  @Test
  void partsMayComeFromSeveralReportsOfOneMailing() {
    World world =
        World.create()
            .write("esp", mailing().count("emails_sent", 1_000))
            .write("esp", mailing().count("email_hard_bounces", 20))
            .write("esp", mailing().count("email_soft_bounces", 10));

    assertThat(number(world.ask("emails_delivered").value())).isEqualTo(970);
  }

  /** The provider's own figure stands, and the answer says that it does not add up. */
  @Test
  void aReportedFigureWinsAndDisagreementIsSaid() {
    World world =
        World.create()
            .write(
                "esp",
                mailing()
                    .count("emails_sent", 1_000)
                    .count("email_hard_bounces", 20)
                    .count("email_soft_bounces", 10)
                    .count("email_bounces", 35)
                    .count("emails_delivered", 980));

    MetricValue bounces = world.ask("email_bounces").value();
    assertThat(number(bounces)).isEqualTo(35);
    assertThat(codes(bounces)).containsExactly(WarningCode.REPORTED_DISAGREES);
    MetricValue delivered = world.ask("emails_delivered").value();
    assertThat(number(delivered)).isEqualTo(980);
    assertThat(codes(delivered)).containsExactly(WarningCode.REPORTED_DISAGREES);
    assertThat(codes(world.ask("emails_sent").value())).isEmpty();
  }

  /** A vendor counts soft bounces as delivered and says so. */
  @Test
  void deliveredLessHardBouncesAgreesWithItsOwnRule() {
    World world =
        World.create()
            .write(
                "esp",
                mailing()
                    .count("emails_sent", 1_000)
                    .count("email_hard_bounces", 20)
                    .count("email_soft_bounces", 10)
                    .count("emails_delivered", 980, Bases.delivered(DeliveredRule.HARD_BOUNCES)));

    MetricValue delivered = world.ask("emails_delivered").value();
    assertThat(number(delivered)).isEqualTo(980);
    assertThat(codes(delivered)).isEmpty();
    assertThat(delivered.basis().text(BasisField.DELIVERED_RULE)).isEqualTo("HARD_BOUNCES");
  }
}
