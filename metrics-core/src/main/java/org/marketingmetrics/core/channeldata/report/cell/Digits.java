package org.marketingmetrics.core.channeldata.report.cell;

import org.jspecify.annotations.Nullable;

/**
 * The digits of a number, apart from sign, percent sign and currency.
 *
 * @param body digits, commas, points, blanks and apostrophes; begins and ends with a digit, or
 *     begins with a comma or point
 * @param negative by a minus or by brackets
 * @param percent whether a percent sign stood with it
 * @param currency see {@link NumberCell.Value}
 */
record Digits(String body, boolean negative, boolean percent, @Nullable String currency) {
  /** Longer than any number that can be stored, with any decoration. */
  private static final int LONGEST = 64;

  /** Null when the text is no number. */
  static @Nullable Digits of(String meant) {
    if (meant.length() > LONGEST) {
      return null;
    }
    int first = firstDigit(meant);
    int last = lastDigit(meant);
    if (first < 0) {
      return null;
    }
    if (first > 0 && (meant.charAt(first - 1) == '.' || meant.charAt(first - 1) == ',')) {
      first--;
    }
    String body = meant.substring(first, last + 1);
    return isBody(body)
        ? decorated(meant.substring(0, first), body, meant.substring(last + 1))
        : null;
  }

  private static int firstDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isDigit(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int lastDigit(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      if (isDigit(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isGroupBlank(char c) {
    return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009' || c == '\'' || c == '’';
  }

  private static boolean isBody(String body) {
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (!isDigit(c) && c != '.' && c != ',' && !isGroupBlank(c)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Digits decorated(String before, String body, String after) {
    String left = CellText.stripped(before);
    String right = CellText.stripped(after);
    boolean negative = false;
    boolean percent = false;
    if (left.startsWith("(") && right.endsWith(")")) {
      negative = true;
      left = CellText.stripped(left.substring(1));
      right = CellText.stripped(right.substring(0, right.length() - 1));
    }
    if (right.endsWith("%") || right.endsWith("％")) {
      percent = true;
      right = CellText.stripped(right.substring(0, right.length() - 1));
    } else if (left.startsWith("%")) {
      percent = true;
      left = CellText.stripped(left.substring(1));
    }
    String unsigned = withoutMinus(left);
    if (!unsigned.equals(left)) {
      if (negative) {
        return null;
      }
      negative = true;
      left = unsigned;
    }
    if (!left.isEmpty() && !right.isEmpty()) {
      return null;
    }
    String sign = left.isEmpty() ? right : left;
    if (!sign.isEmpty() && (percent || !Currencies.isSign(sign))) {
      return null;
    }
    return new Digits(body, negative, percent, sign.isEmpty() ? null : Currencies.code(sign));
  }

  /** A minus stands before or behind the sign of the currency. */
  private static String withoutMinus(String left) {
    if (!left.isEmpty() && isMinus(left.charAt(0))) {
      return CellText.stripped(left.substring(1));
    }
    if (!left.isEmpty() && isMinus(left.charAt(left.length() - 1))) {
      return CellText.stripped(left.substring(0, left.length() - 1));
    }
    return left;
  }

  private static boolean isMinus(char c) {
    return c == '-' || c == '−' || c == '–';
  }
}
