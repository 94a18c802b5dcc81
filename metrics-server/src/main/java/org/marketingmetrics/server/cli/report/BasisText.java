package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.Attributed;
import org.marketingmetrics.api.v1.AttributionDateBasis;
import org.marketingmetrics.api.v1.AttributionModel;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.ClickScope;
import org.marketingmetrics.api.v1.ClickValidity;
import org.marketingmetrics.api.v1.ClvModel;
import org.marketingmetrics.api.v1.DeliveredRule;
import org.marketingmetrics.api.v1.ViewThreshold;

/** What a number counts, as far as it is stated: {@code attributed, 7 days after a click}. */
final class BasisText {
  private BasisText() {}

  /** Empty if nothing is stated. The currency is not repeated, amounts show it. */
  static String of(Basis basis) {
    List<String> parts = new ArrayList<>();
    switch (basis.getAttribution().getKindCase()) {
      case ALL_SALES -> parts.add("all sales");
      case ATTRIBUTED -> parts.add(attributed(basis.getAttribution().getAttributed()));
      case KIND_NOT_SET -> {}
    }
    if (!basis.getSessionRule().isEmpty()) {
      parts.add("session rule " + basis.getSessionRule());
    }
    if (basis.getClickScope() != ClickScope.CLICK_SCOPE_UNSPECIFIED) {
      parts.add(Words.plain(basis.getClickScope()) + " clicks");
    }
    if (basis.getClickValidity() != ClickValidity.CLICK_VALIDITY_UNSPECIFIED) {
      parts.add(Words.plain(basis.getClickValidity()) + " of invalid clicks");
    }
    if (basis.getDeliveredRule() != DeliveredRule.DELIVERED_RULE_UNSPECIFIED) {
      parts.add("delivered = " + Words.plain(basis.getDeliveredRule()));
    }
    if (basis.getViewThreshold() != ViewThreshold.VIEW_THRESHOLD_UNSPECIFIED) {
      parts.add("viewed = " + Words.plain(basis.getViewThreshold()));
    }
    if (basis.getClvModel() != ClvModel.CLV_MODEL_UNSPECIFIED) {
      parts.add(Words.plain(basis.getClvModel()) + " model");
    }
    return String.join(", ", parts);
  }

  private static String attributed(Attributed attributed) {
    List<String> parts = new ArrayList<>();
    parts.add("attributed");
    if (attributed.getModel() != AttributionModel.ATTRIBUTION_MODEL_UNSPECIFIED) {
      parts.add(Words.plain(attributed.getModel()));
    }
    if (attributed.hasClickWindowDays()) {
      parts.add(days(attributed.getClickWindowDays()) + " after a click");
    }
    if (attributed.hasViewWindowDays()) {
      parts.add(days(attributed.getViewWindowDays()) + " after a view");
    }
    if (attributed.getDateBasis() != AttributionDateBasis.ATTRIBUTION_DATE_BASIS_UNSPECIFIED) {
      parts.add("dated to the " + Words.plain(attributed.getDateBasis()));
    }
    return String.join(", ", parts);
  }

  private static String days(int days) {
    return days == 1 ? "1 day" : days + " days";
  }
}
