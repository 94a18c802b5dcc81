package org.marketingmetrics.server.value;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marketingmetrics.api.v1.Aggregation;
import org.marketingmetrics.api.v1.MetricKind;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionField;
import org.marketingmetrics.server.text.CodeTexts;
import org.marketingmetrics.server.text.Texts;

/** What tells definitions apart, as people read it in one language. */
public final class FactTexts {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final Catalog catalog;
  private final Texts texts;
  private final CodeTexts codes;

  /** Writes in one language. */
  public FactTexts(Catalog catalog, Texts texts) {
    this.catalog = catalog;
    this.texts = texts;
    this.codes = new CodeTexts(texts);
  }

  /**
   * A fact in words.
   *
   * @param value as the catalogue tells it; empty where the definition does not have the field
   */
  public String text(DefinitionField field, String value) {
    if (value.isEmpty()) {
      return texts.sentence("fact.none");
    }
    return switch (field) {
      case METRIC, NUMERATOR, DENOMINATOR -> inNames(value);
      case KIND -> codes.of(kind(value));
      case UNIQUE_OR_TOTAL -> texts.sentence("uniqueness." + value);
      case UNIT -> texts.sentence("unit." + value.replace(' ', '_'));
      case AGGREGATION ->
          codes.of(Aggregation.valueOf("AGGREGATION_" + value.toUpperCase(Locale.ROOT)));
      case ATTRIBUTION_CLASS -> texts.sentence("sales." + value.substring(value.indexOf('=') + 1));
      case VERSION,
          FAMILY,
          SCALE,
          MODEL,
          ATTRIBUTION,
          ATTRIBUTION_MODEL,
          CLICK_WINDOW,
          VIEW_WINDOW,
          DATE_BASIS,
          SESSION_RULE,
          CLICK_SCOPE,
          CLICK_VALIDITY,
          DELIVERED_RULE,
          VIEW_THRESHOLD,
          CURRENCY,
          CHANNEL ->
          value;
    };
  }

  /** The core calls a rate that may exceed 1 what the contract calls a guarded one. */
  private static MetricKind kind(String value) {
    String code = value.equals("rate_guarded") ? "GUARDED_RATE" : value.toUpperCase(Locale.ROOT);
    return MetricKind.valueOf("METRIC_KIND_" + code);
  }

  private String inNames(String expression) {
    return NAME.matcher(expression)
        .replaceAll(id -> Matcher.quoteReplacement(name(id.group())))
        .replace("*", "×");
  }

  private String name(String id) {
    return catalog.find(id).map(Definition::description).map(this::name).orElse(id);
  }

  private String name(Definition.Description description) {
    return texts.isRussian() ? description.nameRu() : description.nameEn();
  }
}
