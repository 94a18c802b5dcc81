package org.marketingmetrics.core.channeldata.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.report.cell.CellText;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.BoundTable;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.channeldata.report.table.Row;

/** Windows that a row states in words: {@code 7-day click or 1-day view}. */
final class AttributionSetting {
  private static final Pattern CLICK = Pattern.compile("([0-9]{1,3})[- ]day click");
  private static final Pattern VIEW = Pattern.compile("([0-9]{1,3})[- ]day view");
  private static final int LONGEST_WINDOW = 365;

  private final @Nullable BoundColumn column;

  AttributionSetting(BoundTable table) {
    this.column =
        table.columns().stream()
            .filter(
                c ->
                    c.column().use() instanceof ColumnUse.OfRow(var part)
                        && part == ColumnUse.Part.ATTRIBUTION_SETTING)
            .findFirst()
            .orElse(null);
  }

  /** The basis of a column with the windows of the row, if it is of attributed sales. */
  Basis of(Row row, Basis basis) {
    if (column == null || !(basis.attribution() instanceof Attribution.Attributed stated)) {
      return basis;
    }
    String text = CellText.meant(row.cell(column.index())).toLowerCase(Locale.ROOT);
    int clicks = days(CLICK.matcher(text));
    int views = days(VIEW.matcher(text));
    if (clicks < 0 && views < 0) {
      return basis;
    }
    return basis.withAttribution(
        new Attribution.Attributed(
            stated.model(), Math.max(0, clicks), Math.max(0, views), stated.dateBasis()));
  }

  private static int days(Matcher matcher) {
    if (!matcher.find()) {
      return Attribution.NOT_STATED;
    }
    int days = Integer.parseInt(matcher.group(1));
    return days <= LONGEST_WINDOW ? days : Attribution.NOT_STATED;
  }
}
