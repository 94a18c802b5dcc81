package org.marketingmetrics.core.channeldata.rows;

import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.basis.ClickValidity;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.basis.ViewThreshold;

/** A basis that states nothing but a currency. */
final class BasisCurrency {
  private BasisCurrency() {}

  static Basis of(String code) {
    return new Basis(
        Attribution.UNSPECIFIED,
        "",
        ClickScope.UNSPECIFIED,
        ClickValidity.UNSPECIFIED,
        DeliveredRule.UNSPECIFIED,
        ViewThreshold.UNSPECIFIED,
        code);
  }
}
