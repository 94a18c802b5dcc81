package org.marketingmetrics.core.catalog;

import java.math.BigDecimal;
import org.marketingmetrics.core.value.Quantity;

/**
 * Models of customer lifetime value (domain rules A, clv). The model is part of the identity:
 * values of different models are not comparable.
 */
public sealed interface ClvModel {
  /** The variant as the catalogue names it. */
  String variant();

  /** The formula in words of the inputs, as the contract names them. */
  String expression();

  /**
   * What a customer brings over a given time: average order value times purchases per period times
   * gross margin times periods.
   *
   * @param averageOrderValue money per order
   * @param purchasesPerPeriod orders of one customer in one period, 0 or more
   * @param grossMargin fraction of revenue, at most 1
   * @param periods how many, 0 or more
   */
  record Simple(
      Quantity.Money averageOrderValue,
      BigDecimal purchasesPerPeriod,
      BigDecimal grossMargin,
      BigDecimal periods)
      implements ClvModel {
    @Override
    public String variant() {
      return "SIMPLE";
    }

    @Override
    public String expression() {
      return "average_order_value * purchases_per_period * gross_margin * periods";
    }
  }

  /**
   * What a customer brings who stays from period to period with a probability: margin times r / (1
   * + i - r). The first payment is not in it.
   *
   * @param marginPerPeriod money a customer brings in one period
   * @param retentionRate r, probability to stay for another period, 0 to 1
   * @param discountRate i, interest of one period, 0 or more
   */
  record Retention(
      Quantity.Money marginPerPeriod, BigDecimal retentionRate, BigDecimal discountRate)
      implements ClvModel {
    @Override
    public String variant() {
      return "RETENTION";
    }

    @Override
    public String expression() {
      return "margin_per_period * retention_rate / (1 + discount_rate - retention_rate)";
    }
  }
}
