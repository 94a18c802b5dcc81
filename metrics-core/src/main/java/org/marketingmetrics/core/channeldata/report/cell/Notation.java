package org.marketingmetrics.core.channeldata.report.cell;

import java.math.BigDecimal;

/** Digits read with a comma or with a point before the fraction. */
final class Notation {
  private Notation() {}

  /** Number of digits at the beginning, of a text short enough to be only a number. */
  static int plainEnd(String text) {
    int length = text.length() > 18 ? 0 : text.length();
    int end = 0;
    while (end < length && Digits.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * True when the digits can be meant so: at most one decimal sign, and before it groups of three,
   * or of two but the last as in India, all with one separator.
   */
  static boolean fits(String body, char decimal) {
    int at = body.indexOf(decimal);
    if (at >= 0 && (at != body.lastIndexOf(decimal) || at == body.length() - 1)) {
      return false;
    }
    String fraction = at < 0 ? "" : body.substring(at + 1);
    String whole = at < 0 ? body : body.substring(0, at);
    return allDigits(fraction) && (whole.isEmpty() ? at == 0 : isGrouped(whole, decimal));
  }

  private static boolean allDigits(String text) {
    return text.chars().allMatch(c -> Digits.isDigit((char) c));
  }

  private static boolean isGrouped(String whole, char decimal) {
    char separator = 0;
    int groupStart = 0;
    int groups = 0;
    boolean pairs = false;
    for (int i = 0; i <= whole.length(); i++) {
      boolean end = i == whole.length();
      if (!end && Digits.isDigit(whole.charAt(i))) {
        continue;
      }
      int length = i - groupStart;
      if (!end) {
        char c = Digits.isGroupBlank(whole.charAt(i)) ? ' ' : whole.charAt(i);
        if (c == decimal || (separator != 0 && separator != c)) {
          return false;
        }
        separator = c;
      }
      boolean first = groups == 0;
      if (first ? length < 1 : length != 3 && !(length == 2 && !end)) {
        return false;
      }
      pairs |= !first && length == 2;
      groups++;
      groupStart = i + 1;
    }
    return separator == 0 || isGrouping(whole, separator, groups, pairs);
  }

  /** The first group is neither empty, nor longer than the others, nor does it begin with 0. */
  private static boolean isGrouping(String whole, char separator, int groups, boolean pairs) {
    int first = 0;
    while (Digits.isDigit(whole.charAt(first))) {
      first++;
    }
    return groups > 1
        && first <= (pairs ? 2 : 3)
        && whole.charAt(0) != '0'
        && !(pairs && separator != ',');
  }

  static BigDecimal number(String body, char decimal) {
    StringBuilder plain = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (Digits.isDigit(c)) {
        plain.append(c);
      } else if (c == decimal) {
        plain.append('.');
      }
    }
    return new BigDecimal(plain.toString());
  }
}
