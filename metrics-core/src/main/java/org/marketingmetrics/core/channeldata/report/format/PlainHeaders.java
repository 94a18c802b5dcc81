package org.marketingmetrics.core.channeldata.report.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.channeldata.Dimensions;
import org.marketingmetrics.core.channeldata.report.cell.CellText;
import org.marketingmetrics.core.channeldata.report.table.Row;

/**
 * Headers of the product's own CSV: {@code date} (or {@code start_date} and {@code end_date}, or
 * {@code hour_start}), {@code currency}, names of standard dimensions, {@code label:NAME} for free
 * ones, and ids of measures or rates, each with its basis in brackets where one is stated: {@code
 * revenue[attribution=ALL]}.
 */
final class PlainHeaders {
  private static final Map<String, ColumnUse.Part> PARTS =
      Map.of(
          "date", ColumnUse.Part.DAY,
          "start_date", ColumnUse.Part.START,
          "end_date", ColumnUse.Part.END,
          "hour_start", ColumnUse.Part.HOUR,
          "currency", ColumnUse.Part.CURRENCY);

  private static final String LABEL = "label:";

  private final Catalog catalog;
  private final TableLayout layout;

  PlainHeaders(Catalog catalog, TableLayout layout) {
    this.catalog = catalog;
    this.layout = layout;
  }

  /** The table, if every header is one of these and at least one is of a measure. */
  Optional<BoundTable> bind(Row row) {
    List<BoundColumn> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean measured = false;
    for (int i = 0; i < row.size(); i++) {
      String header = CellText.meant(row.cell(i));
      ColumnUse use = use(header);
      if (use == null || !seen.add(header)) {
        return Optional.empty();
      }
      measured |= use instanceof ColumnUse.Counted || use instanceof ColumnUse.Rate;
      columns.add(new BoundColumn(i, header, ReportColumn.of(header, use), null));
    }
    return measured && columns.size() >= Headers.FEWEST
        ? Optional.of(new BoundTable(layout, columns, List.of()))
        : Optional.empty();
  }

  private @Nullable ColumnUse use(String header) {
    ColumnUse.Part part = PARTS.get(header);
    if (part != null) {
      return new ColumnUse.OfRow(part);
    }
    if (Dimensions.STANDARD.contains(header)) {
      return new ColumnUse.Dimension(header, Map.of(), false, true);
    }
    if (header.startsWith(LABEL)) {
      String label = header.substring(LABEL.length());
      return label.matches(Dimensions.NAME_PATTERN)
          ? new ColumnUse.Dimension(label, Map.of(), false, true)
          : null;
    }
    int bracket = header.indexOf('[');
    if (bracket > 0 && header.endsWith("]")) {
      Basis basis = basis(header.substring(bracket + 1, header.length() - 1));
      return basis == null ? null : counted(header.substring(0, bracket), basis);
    }
    return counted(header, Basis.UNSPECIFIED);
  }

  private static @Nullable Basis basis(String text) {
    try {
      return BasisText.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable ColumnUse counted(String id, Basis basis) {
    Definition definition = catalog.find(id).orElse(null);
    return switch (definition) {
      case Measure measure when measure.identity().containsAll(basis.stated()) ->
          new ColumnUse.Counted(measure, basis, false);
      case Metric metric when metric.formula() instanceof Formula.RatioOfSums ->
          new ColumnUse.Rate(metric, basis);
      case null, default -> null;
    };
  }
}
