package org.marketingmetrics.core.channeldata.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.channeldata.report.cell.CellText;
import org.marketingmetrics.core.channeldata.report.cell.Currencies;
import org.marketingmetrics.core.channeldata.report.cell.NumberCell;
import org.marketingmetrics.core.channeldata.report.cell.NumberStyle;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.channeldata.report.table.Row;
import org.marketingmetrics.core.value.Quantity;

/** The numbers of a row. */
final class RowNumbers {
  /** Decimal places that are stored; programs that add in binary write more. */
  private static final int PLACES = 6;

  private static final BigDecimal LIMIT = BigDecimal.valueOf(9_000_000_000_000L);
  private static final BigDecimal COUNT_LIMIT = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Set<String> MAY_BE_NEGATIVE =
      Set.of("revenue", "refund_amount", "gross_profit");

  private final TablePlan plan;
  private final @Nullable BoundColumn currency;

  RowNumbers(TablePlan plan) {
    this.plan = plan;
    this.currency =
        plan.table().columns().stream()
            .filter(
                c ->
                    c.column().use() instanceof ColumnUse.OfRow(var part)
                        && part == ColumnUse.Part.CURRENCY)
            .findFirst()
            .orElse(null);
  }

  /** The currency that the row states; null when it has no column for it, or nothing in it. */
  @Nullable String currency(Row row) throws RowRejection {
    if (currency == null) {
      return null;
    }
    String text = CellText.meant(row.cell(currency.index()));
    if (CellText.isNothing(text)) {
      return null;
    }
    String code = text.toUpperCase(Locale.ROOT);
    if (!Currencies.isCode(code)) {
      throw new RowRejection(Rejection.CURRENCY_INVALID, currency.header(), text);
    }
    return code;
  }

  /** A rate; null where there is none: one that cannot be read takes nothing from its row. */
  NumberCell.@Nullable Value rate(BoundColumn column, Row row) {
    return cell(column, row) instanceof NumberCell.Value value ? value : null;
  }

  private NumberCell cell(BoundColumn column, Row row) {
    String text = row.cell(column.index());
    return row.kind(column.index()) == Row.Kind.NUMBER
        ? NumberStyle.stored(text)
        : plan.numbers().read(counted(column, text));
  }

  /** A number; null where there is none. */
  NumberCell.@Nullable Value number(BoundColumn column, Row row) throws RowRejection {
    String text = row.cell(column.index());
    return switch (cell(column, row)) {
      case NumberCell.Value value -> value;
      case NumberCell.Absent _ -> null;
      case NumberCell.Ambiguous _ ->
          throw new RowRejection(Rejection.NUMBER_AMBIGUOUS, column.header(), text);
      case NumberCell.Bad _ ->
          throw new RowRejection(Rejection.NUMBER_INVALID, column.header(), text);
    };
  }

  /** The part of a cell that is the count: {@code 5} of {@code 5 (0.5%)}. */
  private static String counted(BoundColumn column, String text) {
    if (column.column().use() instanceof ColumnUse.Counted counted && counted.bracketed()) {
      int bracket = text.indexOf('(');
      return bracket > 0 ? text.substring(0, bracket) : text;
    }
    return text;
  }

  /**
   * What a number is of a measure; null for an amount of nothing in no currency.
   *
   * @param ofRow the currency that the row states, if any
   */
  @Nullable Quantity quantity(
      BoundColumn column, Measure measure, NumberCell.Value value, Row row, @Nullable String ofRow)
      throws RowRejection {
    BigDecimal number = rounded(value.number());
    String text = row.cell(column.index());
    boolean mayBeNegative = measure.isMoney() && MAY_BE_NEGATIVE.contains(measure.id());
    if (number.signum() < 0 && !mayBeNegative) {
      throw new RowRejection(Rejection.NUMBER_NEGATIVE, column.header(), text);
    }
    boolean millionths = measure.storedScale() > 1;
    if (number.abs().compareTo(millionths ? LIMIT : COUNT_LIMIT) >= 0) {
      throw new RowRejection(Rejection.NUMBER_TOO_LARGE, column.header(), text);
    }
    if (measure.isMoney()) {
      return money(column, number, value.currency(), text, ofRow);
    }
    boolean fraction = number.stripTrailingZeros().scale() > 0;
    if (fraction && !measure.fractional()) {
      throw new RowRejection(Rejection.NUMBER_NOT_WHOLE, column.header(), text);
    }
    return new Quantity.Count(number, fraction);
  }

  static BigDecimal rounded(BigDecimal number) {
    return number.scale() > PLACES ? number.setScale(PLACES, RoundingMode.HALF_EVEN) : number;
  }

  private @Nullable Quantity money(
      BoundColumn column,
      BigDecimal number,
      @Nullable String sign,
      String text,
      @Nullable String ofRow)
      throws RowRejection {
    String stated = column.currency() == null ? ofRow : column.currency();
    if (stated != null && !Currencies.isCode(stated)) {
      throw new RowRejection(Rejection.CURRENCY_INVALID, column.header(), stated);
    }
    if (stated != null && sign != null && !stated.equals(sign)) {
      throw new RowRejection(Rejection.CURRENCY_CONTRADICTORY, column.header(), text);
    }
    String known = stated == null ? sign : stated;
    String code = known == null ? plan.currency() : known;
    if (code == null && number.signum() != 0) {
      throw new RowRejection(Rejection.CURRENCY_MISSING, column.header(), text);
    }
    return code == null ? null : new Quantity.Money(number, code);
  }
}
