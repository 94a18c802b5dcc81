package org.marketingmetrics.server.cli.sample;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import com.google.type.Decimal;
import com.google.type.Money;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.Event;

/** Events of a file, one after the other: JSON lines, or CSV with a heading. */
public abstract sealed class EventFile implements AutoCloseable {
  /** A line that is no event. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(long line, String message) {
      super("line %d: %s".formatted(line, message));
    }
  }

  private EventFile() {}

  /** Opens a file; its name tells what it is. */
  public static EventFile open(Path file) throws IOException {
    boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    return csv ? new Csv(file) : new JsonLines(file);
  }

  /** The line on which the last event given began, from 1. */
  public abstract long line();

  /** The next event; null at the end. */
  public abstract @Nullable Event next() throws IOException, UnreadableException;

  @Override
  public abstract void close() throws IOException;

  /** One event a line, as the contract has it. */
  private static final class JsonLines extends EventFile {
    private final BufferedReader lines;
    private long line;

    JsonLines(Path file) throws IOException {
      this.lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    }

    @Override
    public long line() {
      return line;
    }

    @Override
    public @Nullable Event next() throws IOException, UnreadableException {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank()) {
          Event.Builder event = Event.newBuilder();
          try {
            JsonFormat.parser().merge(text, event);
          } catch (InvalidProtocolBufferException e) {
            throw new UnreadableException(line, "is no event (" + e.getMessage() + ")");
          }
          return event.build();
        }
      }
      return null;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  /** One event a record; columns that are no field are free properties. */
  private static final class Csv extends EventFile {
    private final CsvReader<NamedCsvRecord> reader;
    private final Iterator<NamedCsvRecord> records;
    private long line;

    Csv(Path file) throws IOException {
      this.reader = CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8);
      this.records = reader.iterator();
    }

    @Override
    public long line() {
      return line;
    }

    @Override
    public @Nullable Event next() throws UnreadableException {
      NamedCsvRecord row = nextRow();
      return row == null ? null : event(row);
    }

    private @Nullable NamedCsvRecord nextRow() throws UnreadableException {
      try {
        NamedCsvRecord row = records.hasNext() ? records.next() : null;
        line = row == null ? line : row.getStartingLineNumber();
        return row;
      } catch (CsvParseException e) {
        throw new UnreadableException(line + 1, String.valueOf(e.getMessage()));
      }
    }

    private static Event event(NamedCsvRecord row) throws UnreadableException {
      Event.Builder event = Event.newBuilder();
      String value = "";
      String currency = "";
      for (int i = 0; i < row.getFieldCount(); i++) {
        String cell = row.getField(i);
        switch (row.getHeader().get(i)) {
          case "value" -> value = cell;
          case "currency" -> currency = cell;
          default -> set(event, row, row.getHeader().get(i), cell);
        }
      }
      if (!value.isEmpty()) {
        setValue(event, row, value, currency);
      }
      return event.build();
    }

    private static void set(Event.Builder event, NamedCsvRecord row, String column, String cell)
        throws UnreadableException {
      if (cell.isEmpty()) {
        return;
      }
      switch (column) {
        case "id" -> event.setId(cell);
        case "subject" -> event.setSubject(cell);
        case "time" -> event.setTime(time(row, cell));
        case "kind" -> event.setKind(cell);
        case "campaign" -> event.setCampaign(cell);
        case "channel" -> event.setChannel(cell);
        case "page" -> event.setPage(cell);
        case "click_id" -> event.setClickId(cell);
        case "server_side" -> event.setServerSide(flag(row, cell));
        default -> event.putProperties(column, cell);
      }
    }

    private static boolean flag(NamedCsvRecord row, String cell) throws UnreadableException {
      return switch (cell) {
        case "true" -> true;
        case "false" -> false;
        default ->
            throw new UnreadableException(
                row.getStartingLineNumber(),
                "server_side is '%s'; write true or false".formatted(cell));
      };
    }

    private static Timestamp time(NamedCsvRecord row, String cell) throws UnreadableException {
      try {
        Instant instant = OffsetDateTime.parse(cell).toInstant();
        return Timestamp.newBuilder()
            .setSeconds(instant.getEpochSecond())
            .setNanos(instant.getNano())
            .build();
      } catch (DateTimeException e) {
        throw new UnreadableException(
            row.getStartingLineNumber(),
            "'%s' is no time; write 2026-03-01T10:00:00Z".formatted(cell));
      }
    }

    private static void setValue(
        Event.Builder event, NamedCsvRecord row, String value, String currency)
        throws UnreadableException {
      if (currency.isEmpty()) {
        event.setNumber(Decimal.newBuilder().setValue(value));
        return;
      }
      try {
        BigDecimal amount = new BigDecimal(value);
        event.setMoney(
            Money.newBuilder()
                .setCurrencyCode(currency)
                .setUnits(amount.toBigInteger().longValueExact())
                .setNanos(amount.remainder(BigDecimal.ONE).movePointRight(9).intValueExact()));
      } catch (ArithmeticException | NumberFormatException e) {
        throw new UnreadableException(
            row.getStartingLineNumber(), "'%s' is no amount of money".formatted(value));
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
