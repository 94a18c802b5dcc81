package org.marketingmetrics.server.value;

import org.marketingmetrics.api.v1.AllSales;
import org.marketingmetrics.api.v1.Attributed;
import org.marketingmetrics.api.v1.AttributionDateBasis;
import org.marketingmetrics.api.v1.AttributionModel;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.basis.ClickValidity;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.basis.ViewThreshold;
import org.marketingmetrics.core.error.MetricsException;

/** The identity fields of a value. */
public final class BasisProtos {
  private BasisProtos() {}

  /** To the contract; unspecified fields stay unset. */
  public static org.marketingmetrics.api.v1.Basis toProto(Basis basis) {
    org.marketingmetrics.api.v1.Basis.Builder proto =
        org.marketingmetrics.api.v1.Basis.newBuilder()
            .setSessionRule(basis.sessionRule())
            .setClickScope(
                EnumProtos.toProto(
                    org.marketingmetrics.api.v1.ClickScope.class, basis.clickScope()))
            .setClickValidity(
                EnumProtos.toProto(
                    org.marketingmetrics.api.v1.ClickValidity.class, basis.clickValidity()))
            .setDeliveredRule(deliveredRule(basis.deliveredRule()))
            .setViewThreshold(
                EnumProtos.toProto(
                    org.marketingmetrics.api.v1.ViewThreshold.class, basis.viewThreshold()))
            .setCurrencyCode(basis.currency());
    switch (basis.attribution()) {
      case Attribution.Unspecified unspecified -> {}
      case Attribution.All all ->
          proto.getAttributionBuilder().setAllSales(AllSales.getDefaultInstance());
      case Attribution.Attributed attributed ->
          proto.getAttributionBuilder().setAttributed(toProto(attributed));
    }
    return proto.build();
  }

  private static Attributed toProto(Attribution.Attributed attributed) {
    Attributed.Builder proto =
        Attributed.newBuilder()
            .setModel(EnumProtos.toProto(AttributionModel.class, attributed.model()))
            .setDateBasis(EnumProtos.toProto(AttributionDateBasis.class, attributed.dateBasis()));
    if (attributed.clickWindowDays() != Attribution.NOT_STATED) {
      proto.setClickWindowDays(attributed.clickWindowDays());
    }
    if (attributed.viewWindowDays() != Attribution.NOT_STATED) {
      proto.setViewWindowDays(attributed.viewWindowDays());
    }
    return proto.build();
  }

  private static org.marketingmetrics.api.v1.DeliveredRule deliveredRule(DeliveredRule rule) {
    return switch (rule) {
      case UNSPECIFIED -> org.marketingmetrics.api.v1.DeliveredRule.DELIVERED_RULE_UNSPECIFIED;
      case ALL_BOUNCES ->
          org.marketingmetrics.api.v1.DeliveredRule.DELIVERED_RULE_SENT_LESS_ALL_BOUNCES;
      case HARD_BOUNCES ->
          org.marketingmetrics.api.v1.DeliveredRule.DELIVERED_RULE_SENT_LESS_HARD_BOUNCES;
    };
  }

  /**
   * From the contract.
   *
   * @param field path of the basis in the request, for errors
   * @throws MetricsException INVALID_FIELD
   */
  public static Basis fromProto(String field, org.marketingmetrics.api.v1.Basis proto) {
    if (proto.getClvModelValue() != 0) {
      throw MetricsException.invalidField(
          field + ".clv_model", "belongs to the metric clv only; leave it out here");
    }
    return new Basis(
        attribution(field + ".attribution", proto.getAttribution()),
        proto.getSessionRule(),
        EnumProtos.fromProto(field + ".click_scope", ClickScope.class, proto.getClickScope()),
        EnumProtos.fromProto(
            field + ".click_validity", ClickValidity.class, proto.getClickValidity()),
        deliveredRule(field + ".delivered_rule", proto.getDeliveredRule()),
        EnumProtos.fromProto(
            field + ".view_threshold", ViewThreshold.class, proto.getViewThreshold()),
        proto.getCurrencyCode());
  }

  private static DeliveredRule deliveredRule(
      String field, org.marketingmetrics.api.v1.DeliveredRule rule) {
    return switch (rule) {
      case DELIVERED_RULE_UNSPECIFIED -> DeliveredRule.UNSPECIFIED;
      case DELIVERED_RULE_SENT_LESS_ALL_BOUNCES -> DeliveredRule.ALL_BOUNCES;
      case DELIVERED_RULE_SENT_LESS_HARD_BOUNCES -> DeliveredRule.HARD_BOUNCES;
      case UNRECOGNIZED ->
          throw MetricsException.invalidField(field, "not a value this server knows");
    };
  }

  private static Attribution attribution(
      String field, org.marketingmetrics.api.v1.Attribution proto) {
    return switch (proto.getKindCase()) {
      case KIND_NOT_SET -> Attribution.UNSPECIFIED;
      case ALL_SALES -> Attribution.ALL;
      case ATTRIBUTED -> attributed(field, proto.getAttributed());
    };
  }

  private static Attribution attributed(String field, Attributed proto) {
    return new Attribution.Attributed(
        EnumProtos.fromProto(field + ".model", Attribution.Model.class, proto.getModel()),
        proto.hasClickWindowDays() ? proto.getClickWindowDays() : Attribution.NOT_STATED,
        proto.hasViewWindowDays() ? proto.getViewWindowDays() : Attribution.NOT_STATED,
        EnumProtos.fromProto(
            field + ".date_basis", Attribution.DateBasis.class, proto.getDateBasis()));
  }
}
