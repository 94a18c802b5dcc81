package org.marketingmetrics.core.advice.priority;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.ExactRatio;

/**
 * What lifting click-through and conversion rate to their targets is worth. Revenue is impressions
 * times rates times order value, so each rate's worth is its relative gap (domain rules F2). Exact
 * but for an elasticity of the click's price, which is a power.
 *
 * @param revenue as it is
 * @param revenuePerClick as it is
 * @param ctrFactor target over rate
 * @param cvrFactor target over rate
 * @param ctr revenue that the click-through rate's target brings; 0 above it
 * @param cvr revenue that the conversion rate's target brings; 0 above it
 * @param both revenue that both bring
 * @param contributionPerClick what remains of a click after its price; null without price or margin
 * @param ctrProfit profit that the click-through rate's target brings; null as above
 * @param cvrProfit profit that the conversion rate's target brings; null without margin
 */
public record Uplifts(
    ExactRatio revenue,
    ExactRatio revenuePerClick,
    ExactRatio ctrFactor,
    ExactRatio cvrFactor,
    ExactRatio ctr,
    ExactRatio cvr,
    ExactRatio both,
    @Nullable ExactRatio contributionPerClick,
    @Nullable ExactRatio ctrProfit,
    @Nullable ExactRatio cvrProfit) {
  private static final ExactRatio ONE = ExactRatio.of(java.math.BigDecimal.ONE);
  private static final ExactRatio ZERO = ExactRatio.of(java.math.BigDecimal.ZERO);

  /**
   * The factors of revenue.
   *
   * @param impressions above 0
   * @param ctr above 0
   * @param cvr above 0
   * @param orderValue revenue by order
   */
  public record Factors(
      ExactRatio impressions, ExactRatio ctr, ExactRatio cvr, ExactRatio orderValue) {}

  /**
   * Targets and economics.
   *
   * @param ctr where the click-through rate is to get
   * @param cvr where the conversion rate is to get
   * @param margin share of revenue that remains; null when not known
   * @param cpc price of a click; null when not known
   * @param cpcElasticity by how many per cent the price of a click falls when the click-through
   *     rate rises by one: an assumption of the caller, usually 0
   */
  public record Aims(
      ExactRatio ctr,
      ExactRatio cvr,
      @Nullable ExactRatio margin,
      @Nullable ExactRatio cpc,
      double cpcElasticity) {}

  /** Computes them. */
  public static Uplifts of(Factors now, Aims aims) {
    ExactRatio perClick = now.cvr().times(now.orderValue());
    ExactRatio clicks = now.impressions().times(now.ctr());
    ExactRatio revenue = clicks.times(perClick);
    ExactRatio ctrFactor = aims.ctr().over(now.ctr());
    ExactRatio cvrFactor = aims.cvr().over(now.cvr());
    ExactRatio ctrLift = max(ONE, ctrFactor);
    ExactRatio cvrLift = max(ONE, cvrFactor);
    ExactRatio margin = aims.margin();
    ExactRatio cpc = aims.cpc();
    ExactRatio perClickLeft =
        margin == null || cpc == null ? null : perClick.times(margin).minus(cpc);
    return new Uplifts(
        revenue,
        perClick,
        ctrFactor,
        cvrFactor,
        revenue.times(ctrLift.minus(ONE)),
        revenue.times(cvrLift.minus(ONE)),
        revenue.times(ctrLift.times(cvrLift).minus(ONE)),
        perClickLeft,
        margin == null || cpc == null
            ? null
            : ctrProfit(clicks, perClick.times(margin), cpc, ctrLift, aims.cpcElasticity()),
        margin == null ? null : revenue.times(cvrLift.minus(ONE)).times(margin));
  }

  private static ExactRatio ctrProfit(
      ExactRatio clicks, ExactRatio left, ExactRatio cpc, ExactRatio lift, double elasticity) {
    ExactRatio more = clicks.times(lift);
    ExactRatio price =
        elasticity == 0
            ? cpc
            : cpc.times(
                ExactRatio.of(
                    java.math.BigDecimal.valueOf(Math.pow(lift.doubleValue(), -elasticity))));
    return more.times(left.minus(price)).minus(clicks.times(left.minus(cpc)));
  }

  private static ExactRatio max(ExactRatio one, ExactRatio other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** What both bring together beyond the sum of each. */
  public ExactRatio interaction() {
    return both.minus(ctr).minus(cvr);
  }

  /**
   * Which of the two is worth more, by profit where it is known.
   *
   * @param tieShare they tie when they differ by at most this share of the larger
   */
  Priority larger(ExactRatio tieShare) {
    return ctrProfit == null || cvrProfit == null
        ? larger(ctr, cvr, tieShare)
        : larger(ctrProfit, cvrProfit, tieShare);
  }

  private static Priority larger(ExactRatio clicks, ExactRatio conversions, ExactRatio tieShare) {
    ExactRatio most = max(clicks, conversions);
    if (most.compareTo(ZERO) <= 0) {
      return Priority.NONE;
    }
    ExactRatio difference = clicks.minus(conversions);
    if (difference.abs().compareTo(most.times(tieShare)) <= 0) {
      return Priority.TIE;
    }
    return difference.signum() > 0 ? Priority.CTRO : Priority.CRO;
  }
}
