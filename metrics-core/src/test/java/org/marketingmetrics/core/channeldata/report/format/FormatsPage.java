package org.marketingmetrics.core.channeldata.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;

/** The page that lists all formats and what each column becomes, made of their descriptions. */
final class FormatsPage {
  private FormatsPage() {}

  /** The page; what stands before the formats is written by hand. */
  static String of(String introduction, List<ReportFormat> formats) {
    List<String> lines = new ArrayList<>();
    lines.add(introduction.stripTrailing());
    for (ReportFormat format : formats) {
      lines.add("");
      lines.addAll(section(format));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> section(ReportFormat format) {
    List<String> lines = new ArrayList<>();
    lines.add("## " + format.title());
    lines.add("");
    lines.add("`%s`, written as source `%s`%s".formatted(format.id(), format.source(), of(format)));
    if (!format.about().isEmpty()) {
      lines.add("");
      lines.add(format.about());
    }
    for (TableLayout table : format.tables()) {
      if (!table.columns().isEmpty()) {
        lines.add("");
        lines.addAll(table(format, table));
      }
    }
    return lines;
  }

  private static String of(ReportFormat format) {
    Map<String, String> dimensions = new TreeMap<>(format.dimensions());
    return dimensions.isEmpty() ? "." : ", with " + pairs(dimensions) + ".";
  }

  private static String pairs(Map<String, String> dimensions) {
    return dimensions.entrySet().stream()
        .map(entry -> "`%s=%s`".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static List<String> table(ReportFormat format, TableLayout table) {
    List<String> lines = new ArrayList<>();
    String name = format.tables().size() == 1 ? "" : "Table *" + table.name() + "*. ";
    lines.add(name + "Recognized by " + recognizedBy(table) + ".");
    lines.add("");
    lines.add("| column | becomes | which states |");
    lines.add("|---|---|---|");
    for (ReportColumn column : table.columns()) {
      lines.add(
          "| %s | %s | %s |".formatted(headers(column), becomes(column), states(column.use())));
    }
    return lines;
  }

  private static String recognizedBy(TableLayout table) {
    return table.recognizedBy().stream()
        .map(column -> cell(column.name()))
        .collect(Collectors.joining(", "));
  }

  private static String headers(ReportColumn column) {
    return column.headers().stream()
        .map(header -> cell(header.written()))
        .collect(Collectors.joining("; "));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_");
  }

  private static String becomes(ReportColumn column) {
    String what =
        switch (column.use()) {
          case ColumnUse.OfRow(var part) -> part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
          case ColumnUse.Dimension dimension -> "dimension `%s`".formatted(dimension.name());
          case ColumnUse.Counted counted -> "`%s`".formatted(counted.measure().id());
          case ColumnUse.Rate rate -> "rate `%s`".formatted(rate.metric().id());
          case ColumnUse.Unused(var why) -> "nothing: " + why;
        };
    return column.at().isEmpty() ? what : what + " at " + pairs(column.at());
  }

  private static String states(ColumnUse use) {
    return switch (use) {
      case ColumnUse.Counted counted -> states(counted.basis());
      case ColumnUse.Rate rate -> states(rate.basis());
      case ColumnUse.OfRow _, ColumnUse.Dimension _, ColumnUse.Unused _ -> "";
    };
  }

  private static String states(Basis basis) {
    return basis.stated().stream()
        .map(
            field ->
                field == BasisField.ATTRIBUTION
                    ? states(basis.attribution())
                    : "%s %s"
                        .formatted(
                            field.id().replace('_', ' '),
                            basis.text(field).toLowerCase(Locale.ROOT).replace('_', ' ')))
        .collect(Collectors.joining(", "));
  }

  private static String states(Attribution attribution) {
    return switch (attribution) {
      case Attribution.Unspecified _ -> "";
      case Attribution.All _ -> "all sales";
      case Attribution.Attributed(var model, int clicks, int views, var dated) -> {
        List<String> parts = new ArrayList<>(List.of("attributed"));
        if (model != Attribution.Model.UNSPECIFIED) {
          parts.add(model.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        if (clicks >= 0) {
          parts.add("%d days after a click".formatted(clicks));
        }
        if (views >= 0) {
          parts.add("%d days after a view".formatted(views));
        }
        if (dated != Attribution.DateBasis.UNSPECIFIED) {
          parts.add("dated to the " + dated.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        yield String.join(", ", parts);
      }
    };
  }
}
