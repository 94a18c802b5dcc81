package org.marketingmetrics.server.glossary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Display;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.glossary.Language;
import org.marketingmetrics.core.glossary.TermFormula;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.server.text.Texts;

/** Formulas and their values as people write them in one language. */
final class ValueTexts {
  private static final Map<String, String> SIGNS = Map.of("USD", "$", "EUR", "€", "GBP", "£");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]*");
  private static final String NO_BREAK_SPACE = "\u00a0";
  private static final int CENTS = 2;
  private static final int MOST_DECIMALS = 6;

  private final Catalog catalog;
  private final Texts texts;
  private final Language language;

  ValueTexts(Catalog catalog, Texts texts, Language language) {
    this.catalog = catalog;
    this.texts = texts;
    this.language = language;
  }

  /** The formula with names of measures, or of inputs, for ids. */
  String formula(TermFormula formula) {
    String named =
        NAME.matcher(formula.expression())
            .replaceAll(name -> java.util.regex.Matcher.quoteReplacement(name(name.group())))
            .replace("*", "×");
    return isPercent(formula.metric()) ? named + " × " + percent(BigDecimal.ONE) : named;
  }

  private String name(String id) {
    return catalog.find(id).map(language::nameOf).orElseGet(() -> texts.sentence("input." + id));
  }

  private boolean isPercent(String metric) {
    return catalog.metric(new MetricId(metric)).display() == Display.PERCENT;
  }

  /**
   * A value of a metric: a share in percent, money with its sign.
   *
   * @param inputs what it was computed from, one of which names the currency
   */
  String value(String id, BigDecimal value, Map<String, Quantity> inputs) {
    Metric metric = catalog.metric(new MetricId(id));
    return switch (metric.display()) {
      case PERCENT -> percent(value);
      case MONEY -> money(value, currency(inputs));
      case NUMBER, MULTIPLE -> number(value, 0);
    };
  }

  /** One code; inputs that together are of several are in no entry. */
  private static String currency(Map<String, Quantity> inputs) {
    return inputs.values().stream()
        .filter(Quantity.Money.class::isInstance)
        .map(money -> ((Quantity.Money) money).currency())
        .distinct()
        .collect(Collectors.joining());
  }

  private String percent(BigDecimal share) {
    String digits = number(share.movePointRight(2), 0);
    return switch (language) {
      case ENGLISH -> digits + "%";
      case RUSSIAN -> digits + NO_BREAK_SPACE + "%";
    };
  }

  private String money(BigDecimal amount, String currency) {
    int cents = amount.stripTrailingZeros().scale() <= 0 ? 0 : CENTS;
    String digits = number(amount, cents);
    String sign = SIGNS.getOrDefault(currency, currency);
    return switch (language) {
      case ENGLISH -> sign.equals(currency) ? sign + " " + digits : sign + digits;
      case RUSSIAN -> digits + NO_BREAK_SPACE + sign;
    };
  }

  private String number(BigDecimal number, int leastDecimals) {
    DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale()));
    format.setMinimumFractionDigits(leastDecimals);
    format.setMaximumFractionDigits(MOST_DECIMALS);
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    return format.format(number);
  }

  private java.util.Locale locale() {
    return java.util.Locale.of(language.code());
  }

  /** The catalogue's unit of a measure or metric; empty for a notion. */
  String unit(String id) {
    return catalog
        .find(id)
        .map(Definition::description)
        .map(Definition.Description::unit)
        .orElse("");
  }
}
