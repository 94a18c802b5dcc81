package org.marketingmetrics.store;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventValue;

/** How an event lies in a row, accepted or refused. */
final class EventRows {
  private static final List<String> CONTENT =
      List.of(
          "subject",
          "event_id",
          "at",
          "kind",
          "campaign",
          "channel",
          "page",
          "click_id",
          "value_micros",
          "currency",
          "server_side",
          "properties");

  private EventRows() {}

  /** The columns of what an event says, in the order of {@link #bind} and {@link #read}. */
  static List<Field<?>> columns(Table<?> table) {
    List<Field<?>> columns = new ArrayList<>();
    CONTENT.forEach(name -> columns.add(Objects.requireNonNull(table.field(name))));
    return columns;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Binds what an event says, and returns the next place. */
  static int bind(PreparedStatement statement, int first, Event event) throws SQLException {
    int next = first;
    statement.setBytes(next++, utf8(event.subject()));
    statement.setBytes(next++, utf8(event.id()));
    statement.setLong(next++, event.at());
    statement.setString(next++, event.kind().name());
    statement.setString(next++, event.campaign());
    statement.setString(next++, event.channel());
    statement.setString(next++, event.page());
    statement.setString(next++, event.clickId());
    EventValue value = event.value();
    if (value == null) {
      statement.setNull(next++, Types.BIGINT);
      statement.setNull(next++, Types.CHAR);
    } else {
      statement.setLong(next++, value.micros());
      statement.setString(next++, value.currency());
    }
    statement.setBoolean(next++, event.serverSide());
    statement.setString(
        next++,
        event.properties().isEmpty() ? null : TextLines.of(new SeriesKey(event.properties())));
    return next;
  }

  /** Reads what {@link #bind} wrote. */
  static Event read(ResultSet rows, int first) throws SQLException {
    long micros = rows.getLong(first + 8);
    boolean valued = !rows.wasNull();
    String currency = rows.getString(first + 9);
    return new Event(
        text(rows, first),
        rows.getLong(first + 2),
        text(rows, first + 1),
        new EventKind(rows.getString(first + 3)),
        rows.getString(first + 4),
        rows.getString(first + 5),
        rows.getString(first + 6),
        rows.getString(first + 7),
        valued ? new EventValue(micros, currency) : null,
        properties(rows.getString(first + 11)),
        rows.getBoolean(first + 10));
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    return new String(rows.getBytes(column), StandardCharsets.UTF_8);
  }

  private static SortedMap<String, String> properties(@Nullable String text) {
    return text == null ? new TreeMap<>() : TextLines.parseSeries(text).values();
  }
}
