package org.marketingmetrics.core.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
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
    Completion completion = new Completion(reported);
    completion.add(BOUNCES, completion.combine(HARD_BOUNCES, SOFT_BOUNCES, 1));
    boolean hardOnly = basis.deliveredRule() == DeliveredRule.HARD_BOUNCES;
    completion.add(DELIVERED, completion.combine(SENT, hardOnly ? HARD_BOUNCES : BOUNCES, -1));
    Basis completed =
        completion.derived.contains(DELIVERED) && !hardOnly ? withAllBounces(basis) : basis;
    return new MailMeasures(
        completion.amounts, completion.derived, completed, completion.disagreements);
  }

  private static Basis withAllBounces(Basis basis) {
    Basis none = Basis.UNSPECIFIED;
    Basis rule =
        new Basis(
            none.attribution(),
            none.sessionRule(),
            none.clickScope(),
            none.clickValidity(),
            DeliveredRule.ALL_BOUNCES,
            none.viewThreshold(),
            none.currency());
    return basis.with(rule, java.util.Set.of(BasisField.DELIVERED_RULE));
  }

  /** The amounts while they are completed. */
  private static final class Completion {
    private final Map<MeasureId, Quantity> amounts;
    private final List<MeasureId> derived = new ArrayList<>();
    private final Map<MeasureId, Warning> disagreements = new LinkedHashMap<>();

    Completion(Map<MeasureId, Quantity> reported) {
      this.amounts = new LinkedHashMap<>(reported);
    }

    /** Null when one of the two is not known. */
    @Nullable Quantity combine(MeasureId first, MeasureId second, int sign) {
      Quantity one = amounts.get(first);
      Quantity other = amounts.get(second);
      return one == null || other == null
          ? null
          : new Quantity.Count(
              one.number().add(other.number().multiply(BigDecimal.valueOf(sign))), false);
    }

    void add(MeasureId measure, @Nullable Quantity computed) {
      Quantity reported = amounts.get(measure);
      if (computed == null) {
        return;
      }
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
