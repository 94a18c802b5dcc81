package org.marketingmetrics.core.channeldata;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Conversion;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.catalog.Quotient;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.channeldata.rows.SharedRows;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/**
 * Puts the numbers of a workspace into conversions. All figures of one conversion are over one row
 * set, so that the arithmetic comes out exactly.
 */
public final class WorkConversions {
  private final Catalog catalog;
  private final WorkspaceStore workspaces;
  private final FactsProvider facts;
  private final Clock clock;

  /** The use case over its ports. */
  public WorkConversions(
      Catalog catalog, WorkspaceStore workspaces, FactsProvider facts, Clock clock) {
    this.catalog = catalog;
    this.workspaces = workspaces;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * A conversion with numbers.
   *
   * @param conversion which
   * @param from the value converted
   * @param factors in the conversion's order
   * @param to the value that results
   */
  public record Worked(
      Conversion conversion, MetricValue from, List<MetricValue> factors, MetricValue to) {
    public Worked {
      factors = List.copyOf(factors);
    }

    /**
     * The arithmetic with the numbers put in, for example {@code (1800 / 9500) * (9500 / 10000) =
     * 0.18}; empty where a value is null.
     */
    public String text() {
      Double result = to.value();
      if (result == null
          || Stream.concat(Stream.of(from), factors.stream()).anyMatch(v -> v.value() == null)) {
        return "";
      }
      String left =
          switch (conversion) {
            case Conversion.Complement _ -> "1 - " + quotient(from);
            case Conversion.Product product -> product(product);
          };
      return left + " = " + plain(BigDecimal.valueOf(result));
    }

    private String product(Conversion.Product product) {
      StringBuilder text = new StringBuilder();
      if (product.multiplier() != 1) {
        text.append(product.multiplier()).append(" * ");
      }
      text.append(product.reciprocal() ? "1 / " : "").append(quotient(from));
      for (int i = 0; i < factors.size(); i++) {
        text.append(product.factors().get(i).divides() ? " / " : " * ")
            .append(quotient(factors.get(i)));
      }
      return product.divisor() == 1
          ? text.toString()
          : text.append(" / ").append(product.divisor()).toString();
    }

    private static String quotient(MetricValue value) {
      String scale = value.scale() == 1 ? "" : value.scale() + " * ";
      return "(%s%s / %s)".formatted(scale, amount(value.numerator()), amount(value.denominator()));
    }

    private static String amount(@org.jspecify.annotations.Nullable Quantity quantity) {
      return quantity == null ? "" : plain(quantity.number());
    }

    private static String plain(BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
  }

  /**
   * The conversions with numbers.
   *
   * @param conversions in the order given
   * @param revision of the data that answered
   */
  public record Result(List<Worked> conversions, long revision) {
    public Result {
      conversions = List.copyOf(conversions);
    }
  }

  /**
   * Puts the numbers in.
   *
   * @param scope without groups, grain TOTAL
   * @throws MetricsException WORKSPACE_NOT_FOUND, UNKNOWN_DIMENSION, UNKNOWN_SOURCE,
   *     REVISION_NOT_REACHED, INVALID_FIELD
   */
  public Result run(List<Conversion> conversions, DataScope scope) {
    DataScope.Opened opened = scope.open(workspaces, facts, clock);
    List<Worked> worked = new ArrayList<>();
    for (Conversion conversion : conversions) {
      Quotient from = quotient(conversion.from());
      Quotient to = quotient(conversion.to());
      List<Quotient> factors = factors(conversion);
      Set<Quotient> all = new LinkedHashSet<>(factors);
      all.add(from);
      all.add(to);
      SharedRows rows =
          SharedRows.of(
              catalog, all, opened.facts(), opened.rows(), ValueContext.DEFAULT_CONFIDENCE);
      worked.add(
          new Worked(
              conversion,
              rows.value(from),
              factors.stream().map(rows::value).toList(),
              rows.value(to)));
    }
    return new Result(worked, opened.facts().revision());
  }

  private Quotient quotient(MetricId metric) {
    return Quotient.of(catalog.metric(metric));
  }

  private static List<Quotient> factors(Conversion conversion) {
    return switch (conversion) {
      case Conversion.Complement _ -> List.of();
      case Conversion.Product product ->
          product.factors().stream().map(factor -> Quotient.of(factor.operand())).toList();
    };
  }
}
