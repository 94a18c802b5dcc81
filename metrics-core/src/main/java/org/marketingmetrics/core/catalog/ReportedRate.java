package org.marketingmetrics.core.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.core.basis.BasisField;

/**
 * A rate that reports give without its numerator, such as the share of page views with the Featured
 * Offer. It is stored as reported, beside its denominator; over several rows it is the mean
 * weighted by the denominator.
 *
 * @param metric what it is
 * @param ordinal position among all that is stored
 * @param numerator what reports leave out
 * @param denominator what it is a share of
 */
public record ReportedRate(Metric metric, int ordinal, Measure numerator, Measure denominator)
    implements Stored {
  /** Millionths: a share in percent keeps four decimal places. */
  private static final long SCALE = 1_000_000L;

  /** The metrics of which reports that are known leave the numerator out. */
  static final List<String> METRICS =
      List.of(
          "buy_box_percentage",
          "unit_session_percentage",
          "session_conversion_share",
          "engagement_rate_sessions",
          "bounce_rate_web_ua",
          "pages_per_session",
          "ctr",
          "viewability_rate",
          "conversion_rate_per_click",
          "open_rate_delivered",
          "ctr_email_unique_delivered",
          "unsubscribe_rate");

  /**
   * The rate of a metric.
   *
   * @throws IllegalStateException when the metric is not one measure by another, neither of money
   */
  static ReportedRate of(Catalog catalog, String id, int ordinal) {
    if (catalog.find(id).orElse(null) instanceof Metric metric
        && metric.formula() instanceof Formula.RatioOfSums ratio
        && ratio.scale() == 1) {
      Measure numerator = catalog.measure(ratio.numerator().measures().getFirst());
      Measure denominator = catalog.measure(ratio.denominator().measures().getFirst());
      if (ratio.measures().size() == 2 && !numerator.isMoney() && !denominator.isMoney()) {
        return new ReportedRate(metric, ordinal, numerator, denominator);
      }
    }
    throw new IllegalStateException(id + " is not one measure by another");
  }

  @Override
  public String id() {
    return metric.id();
  }

  /** The fields of both sides. */
  @Override
  public Set<BasisField> identity() {
    Set<BasisField> fields = EnumSet.noneOf(BasisField.class);
    fields.addAll(numerator.identity());
    fields.addAll(denominator.identity());
    return fields;
  }

  @Override
  public long storedScale() {
    return SCALE;
  }
}
