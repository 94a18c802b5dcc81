package org.marketingmetrics.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.period.Period;

/**
 * The primary key of an observation inside its workspace, in the order of its columns.
 *
 * @param month yyyymm
 * @param day yyyymmdd
 * @param hour minutes since 1970 UTC, or -1
 */
record FactKey(int month, long series, int day, int days, int hour, long source, long basis)
    implements Comparable<FactKey> {
  /** Columns that name a fact, without basis. */
  private static final List<String> FACT =
      List.of("month", "series_id", "day", "days", "hour", "source_id");

  static FactKey of(long series, Period period, long source, long basis) {
    return new FactKey(
        Calendar.month(period.day()),
        series,
        Calendar.day(period.day()),
        period.days(),
        period.hourStart(),
        source,
        basis);
  }

  /** Columns of the key, without the workspace. */
  static List<? extends Field<?>> columns(Table<?> table) {
    return Stream.concat(FACT.stream(), Stream.of("basis_id"))
        .map(name -> field(table, name))
        .toList();
  }

  /** Columns that rows of one fact share, without the workspace. */
  static List<? extends Field<?>> factColumns(Table<?> table) {
    return FACT.stream().map(name -> field(table, name)).toList();
  }

  /** True for rows whose columns are one of so many keys. */
  static Condition in(List<? extends Field<?>> columns, int keys) {
    RowN parameters =
        DSL.row(columns.stream().map(column -> DSL.val(null, column.getDataType())).toList());
    return DSL.row(columns).in(Collections.nCopies(keys, parameters));
  }

  private static Field<?> field(Table<?> table, String name) {
    Field<?> field = table.field(name);
    if (field == null) {
      throw new IllegalArgumentException(table + " has no column " + name);
    }
    return field;
  }

  /** Binds the columns of {@link #columns} from that parameter on and returns the next one. */
  int bind(PreparedStatement statement, int first) throws SQLException {
    int next = bindFact(statement, first);
    statement.setLong(next, basis);
    return next + 1;
  }

  /** Binds the columns of {@link #factColumns} from that parameter on and returns the next one. */
  int bindFact(PreparedStatement statement, int first) throws SQLException {
    statement.setInt(first, month);
    statement.setLong(first + 1, series);
    statement.setInt(first + 2, day);
    statement.setInt(first + 3, days);
    statement.setInt(first + 4, hour);
    statement.setLong(first + 5, source);
    return first + 6;
  }

  /** Reads the columns of {@link #columns}. */
  static FactKey read(ResultSet row, int first) throws SQLException {
    return new FactKey(
        row.getInt(first),
        row.getLong(first + 1),
        row.getInt(first + 2),
        row.getInt(first + 3),
        row.getInt(first + 4),
        row.getLong(first + 5),
        row.getLong(first + 6));
  }

  /** The key of the same fact with another basis. */
  FactKey withBasis(long other) {
    return new FactKey(month, series, day, days, hour, source, other);
  }

  @Override
  public int compareTo(FactKey other) {
    if (month != other.month) {
      return Integer.compare(month, other.month);
    }
    if (series != other.series) {
      return Long.compare(series, other.series);
    }
    if (day != other.day) {
      return Integer.compare(day, other.day);
    }
    if (days != other.days) {
      return Integer.compare(days, other.days);
    }
    if (hour != other.hour) {
      return Integer.compare(hour, other.hour);
    }
    int sources = Long.compare(source, other.source);
    return sources != 0 ? sources : Long.compare(basis, other.basis);
  }
}
