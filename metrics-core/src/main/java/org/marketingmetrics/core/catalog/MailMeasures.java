package org.marketingmetrics.core.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/**
 * Mail measures that follow from others when they are not reported (domain rules A, derived):
 * bounces are hard and soft ones, delivered messages are those sent that did not bounce. A reported
 * amount wins, and one that disagrees is warned of.
 *
 * @param amounts the amounts given, and those derived
 * @param derived what was derived, in that order
 * @param basis the basis given, with the rule by which delivered messages were derived
 * @param disagreements REPORTED_DISAGREES for each reported amount that its parts contradict
 */
public record MailMeasures(
    Map<MeasureId, Quantity> amounts,
    List<MeasureId> derived,
    Basis basis,
    Map<MeasureId, Warning> disagreements) {
  public static final MeasureId SENT = new MeasureId("emails_sent");
  public static final MeasureId DELIVERED = new MeasureId("emails_delivered");
  public static final MeasureId BOUNCES = new MeasureId("email_bounces");
  public static final MeasureId HARD_BOUNCES = new MeasureId("email_hard_bounces");
  public static final MeasureId SOFT_BOUNCES = new MeasureId("email_soft_bounces");

  public MailMeasures {
    amounts = Map.copyOf(amounts);
    derived = List.copyOf(derived);
    disagreements = Map.copyOf(disagreements);
  }

  /**
   * Completes amounts.
   *
   * @param reported amounts over one set of rows
   * @param basis its delivered rule says which bounces delivered messages leave out; all, if it
   *     does not say
   */
  public static MailMeasures complete(Map<MeasureId, Quantity> reported, Basis basis) {
    MailDerivation delivered =
        basis.deliveredRule() == DeliveredRule.HARD_BOUNCES
            ? MailDerivation.DELIVERED_LESS_HARD
            : MailDerivation.DELIVERED;
    Completion completion = new Completion(reported);
    completion.apply(MailDerivation.BOUNCES);
    completion.apply(delivered);
    return new MailMeasures(
        completion.amounts,
        completion.derived,
        completion.derived.contains(DELIVERED) ? basis.withDeliveredRule(delivered.rule()) : basis,
        completion.disagreements);
  }

  /** The amounts while they are completed. */
  private static final class Completion {
    private final Map<MeasureId, Quantity> amounts;
    private final List<MeasureId> derived = new ArrayList<>();
    private final Map<MeasureId, Warning> disagreements = new LinkedHashMap<>();

    Completion(Map<MeasureId, Quantity> reported) {
      this.amounts = new LinkedHashMap<>(reported);
    }

    /** Does nothing when one of the two parts is not known. */
    void apply(MailDerivation derivation) {
      Quantity first = amounts.get(derivation.first());
      Quantity second = amounts.get(derivation.second());
      if (first != null && second != null) {
        BigDecimal part = second.number().multiply(BigDecimal.valueOf(derivation.sign()));
        add(derivation.measure(), new Quantity.Count(first.number().add(part), false));
      }
    }

    private void add(MeasureId measure, Quantity computed) {
      Quantity reported = amounts.get(measure);
      if (reported == null) {
        amounts.put(measure, computed);
        derived.add(measure);
      } else if (reported.number().compareTo(computed.number()) != 0) {
        disagreements.put(
            measure,
            Warning.of(
                WarningCode.REPORTED_DISAGREES,
                Map.of(
                    "measure", measure.id(),
                    "reported", reported.number().toPlainString(),
                    "computed", computed.number().toPlainString())));
      }
    }
  }
}
