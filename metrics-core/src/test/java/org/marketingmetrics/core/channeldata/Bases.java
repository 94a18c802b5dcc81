package org.marketingmetrics.core.channeldata;

import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.basis.ClickValidity;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.basis.ViewThreshold;

/** Bases as reports state them. */
public final class Bases {
  /** All sales, whatever led to them. */
  public static final Basis ALL_SALES = of(Attribution.ALL);

  private Bases() {}

  /** Sales credited for that many days after a click. */
  public static Basis attributed(int days) {
    return of(
        new Attribution.Attributed(
            Attribution.Model.LAST_TOUCH,
            days,
            Attribution.NOT_STATED,
            Attribution.DateBasis.AD_INTERACTION));
  }

  public static Basis clicks(ClickScope scope) {
    return new Basis(
        Attribution.UNSPECIFIED,
        "",
        scope,
        ClickValidity.UNSPECIFIED,
        DeliveredRule.UNSPECIFIED,
        ViewThreshold.UNSPECIFIED,
        "");
  }

  public static Basis delivered(DeliveredRule rule) {
    return Basis.UNSPECIFIED.withDeliveredRule(rule);
  }

  private static Basis of(Attribution attribution) {
    return Basis.UNSPECIFIED.withAttribution(attribution);
  }
}
