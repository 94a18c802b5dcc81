package org.marketingmetrics.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/** The columns beside key and measures: when the values were reported, and what else there is. */
enum RowTime {
  KNOWN_AT("known_at") {
    @Override
    void bind(PreparedStatement statement, int place, KeyedValues row) throws SQLException {
      statement.setLong(place, row.knownAt().first());
    }
  },
  CONFIRMED_AT("confirmed_at") {
    @Override
    void bind(PreparedStatement statement, int place, KeyedValues row) throws SQLException {
      if (row.knownAt().isOne()) {
        statement.setNull(place, Types.BIGINT);
      } else {
        statement.setLong(place, row.knownAt().last());
      }
    }
  },
  /** Between known_at and confirmed_at. */
  REPEATS("repeats") {
    @Override
    void bind(PreparedStatement statement, int place, KeyedValues row) throws SQLException {
      statement.setBytes(place, row.knownAt().betweenFirstAndLast());
    }
  },
  /** Of a version, which has no confirmed_at: all after known_at. */
  VERSION_REPEATS("repeats") {
    @Override
    void bind(PreparedStatement statement, int place, KeyedValues row) throws SQLException {
      statement.setBytes(place, row.knownAt().afterFirst());
    }
  },
  VERSIONS("versions") {
    @Override
    void bind(PreparedStatement statement, int place, KeyedValues row) throws SQLException {
      statement.setInt(place, row.versions());
    }
  },
  MIXED("mixed") {
    @Override
    void bind(PreparedStatement statement, int place, KeyedValues row) throws SQLException {
      statement.setInt(place, row.mixed() ? 1 : 0);
    }
  };

  /** Of a row reported once; the rest are the columns' defaults. */
  static final List<RowTime> ONCE = List.of(KNOWN_AT);

  /** Of any row. */
  static final List<RowTime> OF_ROW = List.of(KNOWN_AT, CONFIRMED_AT, REPEATS, VERSIONS, MIXED);

  /** Of a version. */
  static final List<RowTime> OF_VERSION = List.of(KNOWN_AT, VERSION_REPEATS);

  private final String column;

  RowTime(String column) {
    this.column = column;
  }

  Field<?> in(Table<?> table) {
    Field<?> field = table.field(column);
    if (field == null) {
      throw new IllegalArgumentException(table + " has no column " + column);
    }
    return field;
  }

  abstract void bind(PreparedStatement statement, int place, KeyedValues row) throws SQLException;

  /** Reads known_at, confirmed_at and repeats of a row, which stand in this order. */
  static Instants ofRow(ResultSet rows, int first) throws SQLException {
    long knownAt = rows.getLong(first);
    long confirmedAt = rows.getLong(first + 1);
    return rows.wasNull()
        ? Instants.of(knownAt)
        : Instants.of(knownAt, rows.getBytes(first + 2), confirmedAt);
  }

  /** Reads known_at and repeats of a version, which stand in this order. */
  static Instants ofVersion(ResultSet rows, int first) throws SQLException {
    return Instants.of(rows.getLong(first), rows.getBytes(first + 1), null);
  }
}
