package org.marketingmetrics.core.channeldata.report.cell;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signs of currencies, as far as each means one. */
public final class Currencies {
  /** Signs that several currencies share. */
  private static final Set<String> SHARED = Set.of("$", "¥", "￥", "kr", "kr.", "元", "圆");

  private static final Map<String, String> SIGNS = new LinkedHashMap<>();

  static {
    String[] pairs = {
      "US$", "USD", "CA$", "CAD", "C$", "CAD", "A$", "AUD", "AU$", "AUD", "MX$", "MXN", "NZ$",
      "NZD", "HK$", "HKD", "S$", "SGD", "SG$", "SGD", "NT$", "TWD", "R$", "BRL", "CLP$", "CLP",
      "COP$", "COP", "AR$", "ARS", "£", "GBP", "€", "EUR", "₹", "INR", "Rs.", "INR", "₽", "RUB",
      "руб.", "RUB", "₩", "KRW", "₺", "TRY", "TL", "TRY", "zł", "PLN", "Kč", "CZK", "Ft", "HUF",
      "lei", "RON", "лв.", "BGN", "₪", "ILS", "₫", "VND", "₴", "UAH", "₦", "NGN", "₱", "PHP", "฿",
      "THB", "S/", "PEN", "CHF", "CHF", "JP¥", "JPY", "CN¥", "CNY", "円", "JPY"
    };
    for (int i = 0; i < pairs.length; i += 2) {
      SIGNS.put(pairs[i].toLowerCase(Locale.ROOT), pairs[i + 1]);
    }
  }

  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  /** True for a code of ISO 4217, in capital letters. */
  public static boolean isCode(String text) {
    return CODES.contains(text);
  }

  /** The code that a sign or a code means; null for one that means several, or nothing. */
  static @Nullable String code(String sign) {
    String text = CellText.stripped(sign);
    String upper = text.toUpperCase(Locale.ROOT);
    return isCode(upper) ? upper : SIGNS.get(text.toLowerCase(Locale.ROOT));
  }

  /** True for a sign of a currency, even if of several. */
  static boolean isSign(String text) {
    return code(text) != null || SHARED.contains(CellText.stripped(text).toLowerCase(Locale.ROOT));
  }
}
