package org.marketingmetrics.core.channeldata.report.cell;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a file are written: one program wrote all of them, so what one of them shows
 * holds for all.
 */
public enum NumberStyle {
  /** {@code 1,234.56}. */
  DECIMAL_POINT,
  /** {@code 1.234,56}. */
  DECIMAL_COMMA,
  /** No number shows it: {@code 1,234} may be either. */
  UNDECIDED,
  /** Some numbers show the one and some the other. */
  CONTRADICTORY;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What both of two parts of a file show. */
  public NumberStyle and(NumberStyle other) {
    if (this == UNDECIDED || this == other) {
      return other;
    }
    return other == UNDECIDED ? this : CONTRADICTORY;
  }

  /**
   * What one cell shows.
   *
   * @param whole true when the cell can only hold a whole number, so that a comma or point before
   *     three digits is of thousands: nobody writes three decimal places that are always zero
   */
  public static NumberStyle shownBy(String cell, boolean whole) {
    if (Notation.plainEnd(cell) == cell.length()) {
      return UNDECIDED;
    }
    Digits digits = Digits.of(CellText.meant(cell));
    if (digits == null) {
      return UNDECIDED;
    }
    boolean point = Notation.fits(digits.body(), '.');
    boolean comma = Notation.fits(digits.body(), ',');
    if (point && comma && whole && !digits.percent()) {
      point = digits.body().indexOf('.') < 0;
      comma = digits.body().indexOf(',') < 0;
    }
    if (point == comma) {
      return UNDECIDED;
    }
    return point ? DECIMAL_POINT : DECIMAL_COMMA;
  }

  /** What a cell says that a workbook stores as a number; of one that fits nowhere nothing good. */
  public static NumberCell stored(String cell) {
    try {
      BigDecimal number = new BigDecimal(cell.strip());
      boolean sane = Math.abs((long) number.scale()) <= 400 && number.precision() <= 60;
      return sane ? new NumberCell.Value(number, false, null) : NumberCell.BAD;
    } catch (NumberFormatException e) {
      return NumberCell.BAD;
    }
  }

  /** What a cell of text says. */
  public NumberCell read(String cell) {
    int plain = Notation.plainEnd(cell);
    if (plain > 0
        && (plain == cell.length() || (this == DECIMAL_POINT && isFraction(cell, plain)))) {
      return new NumberCell.Value(new BigDecimal(cell), false, null);
    }
    String meant = CellText.meant(cell);
    if (CellText.isNothing(meant) || isBound(meant)) {
      return NumberCell.ABSENT;
    }
    Digits digits = Digits.of(meant);
    if (digits == null) {
      return NumberCell.BAD;
    }
    BigDecimal point = fitting(digits, '.', DECIMAL_COMMA);
    BigDecimal comma = fitting(digits, ',', DECIMAL_POINT);
    if (point != null && comma != null && point.compareTo(comma) != 0) {
      return new NumberCell.Ambiguous(digits.currency());
    }
    BigDecimal number = point == null ? comma : point;
    if (number == null) {
      return NumberCell.BAD;
    }
    BigDecimal signed = digits.negative() ? number.negate() : number;
    return new NumberCell.Value(
        digits.percent() ? signed.divide(HUNDRED) : signed, digits.percent(), digits.currency());
  }

  /** True for a point at that place with only digits behind it. */
  private static boolean isFraction(String cell, int at) {
    return cell.charAt(at) == '.'
        && at + 1 < cell.length()
        && Notation.plainEnd(cell.substring(at + 1)) == cell.length() - at - 1;
  }

  private @Nullable BigDecimal fitting(Digits digits, char decimal, NumberStyle opposite) {
    return this != opposite && Notation.fits(digits.body(), decimal)
        ? Notation.number(digits.body(), decimal)
        : null;
  }

  /** {@code < 10 %} and {@code > 90 %} say that the number is not given. */
  private static boolean isBound(String meant) {
    return meant.length() > 1
        && (meant.charAt(0) == '<' || meant.charAt(0) == '>')
        && Digits.of(CellText.stripped(meant.substring(1))) != null;
  }
}
