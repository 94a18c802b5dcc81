package org.marketingmetrics.core.channeldata.report.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of a file whose columns are known.
 *
 * @param layout what kind of table it is
 * @param columns those that become something, in the order of the file
 * @param left the others
 */
public record BoundTable(TableLayout layout, List<BoundColumn> columns, List<LeftColumn> left) {
  public BoundTable {
    columns = List.copyOf(columns);
    left = List.copyOf(left);
  }

  /** A column that a header may be, and how preferred its name is. */
  record Candidate(int index, String header, ReportColumn column, int rank) {}

  /** What two columns of one table cannot both be. */
  private record Target(Object use, Object at) {
    static Target of(ReportColumn column) {
      return switch (column.use()) {
        case ColumnUse.Counted(var measure, var basis, boolean _) ->
            new Target(List.of(measure.id(), basis), column.at());
        case ColumnUse.Rate(var metric, var basis) ->
            new Target(List.of(metric.id(), basis), column.at());
        case ColumnUse.Dimension(var name, var _, boolean _, boolean _) ->
            new Target(name, column.at());
        case ColumnUse.OfRow(var part) -> new Target(part, column.at());
        case ColumnUse.Unused _ -> new Target(column, column.at());
      };
    }
  }

  /** Chooses among the candidates of each target the one with the most preferred name. */
  static BoundTable choose(
      TableLayout layout, List<Candidate> candidates, List<LeftColumn> unknown) {
    List<Candidate> byPreference = new ArrayList<>(candidates);
    byPreference.sort(Comparator.comparingInt(Candidate::rank).thenComparingInt(Candidate::index));
    Set<Target> taken = new HashSet<>();
    List<BoundColumn> columns = new ArrayList<>();
    List<LeftColumn> left = new ArrayList<>(unknown);
    for (Candidate one : byPreference) {
      if (one.column.use() instanceof ColumnUse.Unused(String why)) {
        left.add(new LeftColumn(one.header, LeftColumn.Cause.NOT_USED, why));
      } else if (isDropped(one.column) || taken.add(Target.of(one.column))) {
        columns.add(
            new BoundColumn(
                one.index, one.header, one.column, Headers.currency(one.column, one.header)));
      } else {
        left.add(new LeftColumn(one.header, LeftColumn.Cause.ANOTHER_PREFERRED, ""));
      }
    }
    columns.sort(Comparator.comparingInt(BoundColumn::index));
    return new BoundTable(layout, columns, left);
  }

  private static boolean isDropped(ReportColumn column) {
    return column.use() instanceof ColumnUse.OfRow(var part) && part == ColumnUse.Part.DROPPED;
  }

  /**
   * The one currency that headers state, which is that of the account; null when none or several.
   */
  public @Nullable String headerCurrency() {
    Set<String> codes = new HashSet<>();
    columns.forEach(
        column -> {
          if (column.currency() != null) {
            codes.add(column.currency());
          }
        });
    return codes.size() == 1 ? codes.iterator().next() : null;
  }

  /** True when a column of that part is there. */
  public boolean has(ColumnUse.Part part) {
    return columns.stream()
        .anyMatch(c -> c.column().use() instanceof ColumnUse.OfRow(var own) && own == part);
  }
}
