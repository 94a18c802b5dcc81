package org.marketingmetrics.server.cli.report;

import com.google.type.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import org.marketingmetrics.api.v1.Quantity;

/** Numbers as people read them: grouped by thousands, a point before decimals. */
final class NumberText {
  private static final Map<String, String> SIGNS = Map.of("USD", "$", "EUR", "€", "GBP", "£");

  /** Digits that count, so that a rate of 0.06 % is not shown as 0.1 %. */
  private static final int SIGNIFICANT = 3;

  private static final int LEAST_DECIMALS = 2;
  private static final int MOST_DECIMALS = 8;

  private NumberText() {}

  /** Decimals to show so that three digits count: 2 for 19.44, 4 for 0.0600. */
  static int decimals(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return LEAST_DECIMALS;
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
    return Math.clamp(SIGNIFICANT - 1L - exponent, LEAST_DECIMALS, MOST_DECIMALS);
  }

  static String whole(long value) {
    return fixed(BigDecimal.valueOf(value), 0);
  }

  static String fixed(double value, int decimals) {
    return fixed(BigDecimal.valueOf(value), decimals);
  }

  static String fixed(BigDecimal value, int decimals) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_EVEN);
    String pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(rounded);
  }

  static String money(BigDecimal amount, String currency, int decimals) {
    String sign = SIGNS.getOrDefault(currency, currency + " ");
    String digits = fixed(amount.abs(), decimals);
    return (amount.signum() < 0 ? "-" : "") + sign + digits;
  }

  /** As exact as it is: 200,000 or 12.5 or $6,000.00. */
  static String quantity(Quantity quantity) {
    return switch (quantity.getValueCase()) {
      case COUNT -> whole(quantity.getCount());
      case DECIMAL -> plain(new BigDecimal(quantity.getDecimal().getValue()));
      case MONEY -> {
        BigDecimal amount = amount(quantity.getMoney());
        int decimals = Math.max(LEAST_DECIMALS, amount.stripTrailingZeros().scale());
        yield money(amount, quantity.getMoney().getCurrencyCode(), decimals);
      }
      case VALUE_NOT_SET -> "";
    };
  }

  /** For programs: no grouping, no sign of a currency. */
  static String raw(Quantity quantity) {
    return switch (quantity.getValueCase()) {
      case COUNT -> String.valueOf(quantity.getCount());
      case DECIMAL -> new BigDecimal(quantity.getDecimal().getValue()).toPlainString();
      case MONEY -> {
        BigDecimal amount = amount(quantity.getMoney()).stripTrailingZeros();
        yield amount.setScale(Math.max(0, amount.scale())).toPlainString();
      }
      case VALUE_NOT_SET -> "";
    };
  }

  static BigDecimal amount(Money money) {
    return BigDecimal.valueOf(money.getUnits()).add(BigDecimal.valueOf(money.getNanos(), 9));
  }

  private static String plain(BigDecimal value) {
    return fixed(value, Math.max(0, value.stripTrailingZeros().scale()));
  }
}
