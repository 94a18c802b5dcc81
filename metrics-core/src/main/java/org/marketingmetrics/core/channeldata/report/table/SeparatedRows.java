package org.marketingmetrics.core.channeldata.report.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Rows of a text file with a separator between cells, quoted where needed (RFC 4180). */
final class SeparatedRows implements RowReader {
  /** Longest cell, and longest row; a quote that is never closed ends here. */
  private static final int LONGEST = 1 << 20;

  private final Reader reader;
  private final Iterator<CsvRecord> records;
  private long line;

  SeparatedRows(Reader reader, char separator) {
    this.reader = reader;
    this.records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .maxBufferSize(LONGEST)
            .ofCsvRecord(reader)
            .iterator();
  }

  @Override
  public @Nullable Row next() throws IOException {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      line = record.getStartingLineNumber();
      return Row.ofText(line, record.getFields().toArray(String[]::new));
    } catch (CsvParseException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw unreadable(e.getCause());
      }
      throw e.getCause();
    }
  }

  private RuntimeException unreadable(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof CharacterCodingException) {
        return Unreadable.because(
            "after line %d it is neither UTF-8 nor UTF-16; save it as one of these".formatted(line),
            cause);
      }
    }
    return Unreadable.because(
        "after line %d a cell or a row has more than %d characters; a quote may not be closed"
            .formatted(line, LONGEST),
        cause);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
