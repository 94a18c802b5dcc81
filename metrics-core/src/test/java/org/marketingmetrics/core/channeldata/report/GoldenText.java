package org.marketingmetrics.core.channeldata.report;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.BoundTable;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.channeldata.report.format.LeftColumn;

/** An outcome as text that people can check. */
final class GoldenText {
  private GoldenText() {}

  static String of(ImportOutcome outcome, ImportWorld world) {
    List<String> lines = new ArrayList<>();
    lines.add("format %s, source %s".formatted(outcome.format().id(), outcome.source()));
    for (BoundTable table : outcome.tables()) {
      lines.add("table " + table.layout().name());
      table.columns().forEach(column -> lines.add("  " + used(column)));
      table.left().forEach(column -> lines.add("  " + left(column)));
    }
    lines.add(outcome.rows().toString());
    lines.add(outcome.observations().toString());
    lines.add("range " + outcome.range());
    outcome.notes().forEach(note -> lines.add("note " + note));
    world.coverage().forEach(line -> lines.add("covered " + line));
    world.stored().forEach(line -> lines.add("stored " + line));
    return String.join("\n", lines) + "\n";
  }

  private static String used(BoundColumn column) {
    String at = column.column().at().isEmpty() ? "" : " at " + column.column().at();
    String currency = column.currency() == null ? "" : " in " + column.currency();
    String use =
        switch (column.column().use()) {
          case ColumnUse.OfRow(var part) -> part.toString();
          case ColumnUse.Dimension dimension -> "dimension " + dimension.name();
          case ColumnUse.Counted(var measure, var basis, boolean _) ->
              "measure %s [%s]".formatted(measure.id(), basis.canonical());
          case ColumnUse.Rate(var metric, var basis) ->
              "rate %s [%s]".formatted(metric.id(), basis.canonical());
          case ColumnUse.Unused(var why) -> "unused " + why;
        };
    return column.header() + " -> " + use + currency + at;
  }

  private static String left(LeftColumn column) {
    return column.header() + " -> nothing: " + column.cause() + " " + column.why();
  }
}
