package org.marketingmetrics.core.channeldata.report.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.basis.ClickValidity;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.basis.ViewThreshold;

/** Reads what a description states about the values of a column. */
final class BasisYaml {
  private static final Set<String> KEYS =
      Set.of(
          "attribution",
          "model",
          "click_days",
          "view_days",
          "dated_to",
          "session_rule",
          "click_scope",
          "click_validity",
          "delivered_rule",
          "view_threshold");

  private final Map<String, Basis> named = new HashMap<>();

  /** Which sales. */
  private enum Sales {
    ALL,
    ATTRIBUTED
  }

  /** Learns the named ones. */
  void define(YamlNode bases) {
    bases.map().forEach((name, node) -> named.put(name, read(node)));
  }

  /** A basis by name, or as it stands. */
  Basis of(YamlNode node) {
    if (node.isMap()) {
      return read(node);
    }
    Basis basis = named.get(node.text());
    if (basis == null) {
      throw node.invalid("no basis is called '%s' under bases".formatted(node.text()));
    }
    return basis;
  }

  /** The basis as far as the stored value has its fields; others are an error. */
  static Basis of(YamlNode node, Basis basis, Set<BasisField> identity) {
    for (BasisField field : basis.stated()) {
      if (!identity.contains(field)) {
        throw node.invalid("it has no " + field.id());
      }
    }
    return basis;
  }

  private static Basis read(YamlNode node) {
    Map<String, YamlNode> map = node.map(KEYS);
    YamlNode scope = map.get("click_scope");
    YamlNode validity = map.get("click_validity");
    YamlNode delivered = map.get("delivered_rule");
    YamlNode threshold = map.get("view_threshold");
    YamlNode session = map.get("session_rule");
    return new Basis(
        attribution(node, map),
        session == null ? "" : session.text(),
        scope == null ? ClickScope.UNSPECIFIED : scope.constant(ClickScope.class),
        validity == null ? ClickValidity.UNSPECIFIED : validity.constant(ClickValidity.class),
        delivered == null ? DeliveredRule.UNSPECIFIED : delivered.constant(DeliveredRule.class),
        threshold == null ? ViewThreshold.UNSPECIFIED : threshold.constant(ViewThreshold.class),
        "");
  }

  private static Attribution attribution(YamlNode node, Map<String, YamlNode> map) {
    YamlNode sales = map.get("attribution");
    YamlNode model = map.get("model");
    YamlNode clicks = map.get("click_days");
    YamlNode views = map.get("view_days");
    YamlNode dated = map.get("dated_to");
    boolean rule = model != null || clicks != null || views != null || dated != null;
    if (sales == null) {
      if (rule) {
        throw node.invalid(
            "model, click_days, view_days and dated_to need attribution: attributed");
      }
      return Attribution.UNSPECIFIED;
    }
    return switch (sales.constant(Sales.class)) {
      case ALL -> Attribution.ALL;
      case ATTRIBUTED ->
          new Attribution.Attributed(
              model == null
                  ? Attribution.Model.UNSPECIFIED
                  : model.constant(Attribution.Model.class),
              clicks == null ? Attribution.NOT_STATED : clicks.days(),
              views == null ? Attribution.NOT_STATED : views.days(),
              dated == null
                  ? Attribution.DateBasis.UNSPECIFIED
                  : dated.constant(Attribution.DateBasis.class));
    };
  }
}
