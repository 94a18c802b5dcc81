package org.marketingmetrics.core.channeldata.report;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.channeldata.Dimensions;
import org.marketingmetrics.core.channeldata.report.cell.CellText;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.channeldata.report.table.Row;

/** The dimensions of a row. */
final class RowNames {
  private static final int LONGEST = 255;
  private static final Pattern ROUNDED = Pattern.compile("[0-9][.,][0-9]+[eE]\\+?[0-9]{2,3}");
  private static final Pattern NO_ID = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** A formula that a program made harmless by an apostrophe, as the product's own export does. */
  private static final Pattern HARMLESS = Pattern.compile("'[=+\\-@\\t].*", Pattern.DOTALL);

  private final TablePlan plan;

  RowNames(TablePlan plan) {
    this.plan = plan;
  }

  /** Names and values, those that all rows have among them. */
  Map<String, String> of(Row row) throws RowRejection {
    Map<String, String> names = new TreeMap<>(plan.dimensions());
    for (BoundColumn column : plan.table().columns()) {
      if (column.column().use() instanceof ColumnUse.Dimension dimension
          && !plan.isDropped(column)) {
        put(names, dimension, column, row);
      }
    }
    String channel = names.get("channel");
    if (channel != null && !channel.equals(Dimensions.UNKNOWN) && !Channel.isId(channel)) {
      throw new RowRejection(Rejection.NAME_INVALID, "channel", channel);
    }
    return names;
  }

  private static void put(
      Map<String, String> names, ColumnUse.Dimension dimension, BoundColumn column, Row row)
      throws RowRejection {
    String text = CellText.meant(row.cell(column.index()));
    boolean nothing = CellText.isNothing(text);
    if (nothing && dimension.unsetIfBlank()) {
      return;
    }
    String value = nothing ? Dimensions.UNKNOWN : value(dimension, text);
    if (value.codePointCount(0, value.length()) > LONGEST) {
      throw new RowRejection(Rejection.NAME_INVALID, column.header(), text);
    }
    if (ROUNDED.matcher(value).matches()) {
      throw new RowRejection(Rejection.ID_ROUNDED, column.header(), text);
    }
    names.put(dimension.name(), value);
  }

  private static String value(ColumnUse.Dimension dimension, String text) {
    if (!dimension.values().isEmpty()) {
      String known = dimension.values().get(CellText.header(text));
      if (known != null) {
        return known;
      }
    }
    if (dimension.asId()) {
      String id = NO_ID.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_");
      String trimmed = id.replaceAll("^_|_$", "");
      return trimmed.isEmpty() ? Dimensions.UNKNOWN : trimmed;
    }
    return HARMLESS.matcher(text).matches() ? text.substring(1) : text;
  }
}
