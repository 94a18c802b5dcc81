package org.marketingmetrics.core.channeldata.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.Observation;
import org.marketingmetrics.core.channeldata.report.format.Recognition;
import org.marketingmetrics.core.channeldata.report.format.ReportEvent;
import org.marketingmetrics.core.channeldata.report.format.ReportEvents;
import org.marketingmetrics.core.channeldata.report.table.ReportFile;
import org.marketingmetrics.core.channeldata.report.table.Row;

/** Reads the rows of a file by its plan, in as many passes as bounded memory needs. */
final class ReportRows {
  private final Catalog catalog;
  private final ReportFile file;
  private final Recognition recognition;
  private final FilePlan plan;
  private final int passes;

  ReportRows(Catalog catalog, ReportFile file, Recognition recognition, FilePlan plan, long rows) {
    this.catalog = catalog;
    this.file = file;
    this.recognition = recognition;
    this.plan = plan;
    int most = plan.addsRows() ? SegmentSums.MOST : RowKeys.MOST;
    this.passes = Math.toIntExact(Math.max(1, (rows + most - 1) / most));
  }

  /**
   * What was read.
   *
   * @param rows counts
   * @param notes about rows
   */
  record Tally(ImportOutcome.Rows rows, List<RowNote> notes) {}

  /** Reads all rows; what each says goes to the sink, in no order that means anything. */
  Tally read(ObservationSink sink) throws IOException {
    Reading reading = new Reading(sink);
    for (int pass = 0; pass < passes; pass++) {
      reading.pass(pass);
    }
    return reading.tally();
  }

  private final class Reading {
    private final ObservationSink sink;
    private final Notes notes = new Notes();
    private final RowKeys keys = new RowKeys();
    private final @Nullable SegmentSums sums;
    private @Nullable RowMapper mapper;
    private int table = -1;
    private int pass;
    private long read;
    private long taken;

    Reading(ObservationSink sink) {
      this.sink = sink;
      this.sums = plan.addsRows() ? new SegmentSums(catalog) : null;
    }

    void pass(int number) throws IOException {
      pass = number;
      table = -1;
      keys.clear();
      try (ReportEvents events = ReportEvents.open(catalog, recognition, file)) {
        for (ReportEvent event = events.next(); event != null; event = events.next()) {
          take(event);
        }
      }
      if (sums != null) {
        sums.observations().forEach(sink::take);
        sums.clear();
      }
    }

    private void take(ReportEvent event) {
      switch (event) {
        case ReportEvent.Preamble _ -> {}
        case ReportEvent.TableBegins _ -> mapper = new RowMapper(catalog, plan.table(++table));
        case ReportEvent.Data(var _, var row) -> take(row);
        case ReportEvent.Skipped(var row, var reason) -> {
          if (pass == 0) {
            skip(row, reason);
          }
        }
      }
    }

    private void skip(Row row, ReportEvent.Skip reason) {
      read++;
      notes.add(new RowNote.Skipped(row.line(), reason, Notes.shown(firstText(row))));
    }

    private static String firstText(Row row) {
      for (int i = 0; i < row.size(); i++) {
        if (!row.cell(i).isBlank()) {
          return row.cell(i);
        }
      }
      return "";
    }

    /** A row that cannot be mapped has no key, and is told in the first pass. */
    private void take(Row row) {
      try {
        RowMapper.Mapped mapped = mapped(row);
        if (RowKeys.pass(mapped.key(), passes) == pass) {
          take(row, mapped);
        }
      } catch (RowRejection e) {
        if (pass == 0) {
          read++;
          notes.add(e.note(row.line()));
        }
      }
    }

    private RowMapper.Mapped mapped(Row row) throws RowRejection {
      if (mapper == null) {
        throw new IllegalStateException("a row before its table: " + row.line());
      }
      return mapper.map(row);
    }

    private void take(Row row, RowMapper.Mapped mapped) {
      if (mapped.observations().isEmpty()) {
        skip(row, ReportEvent.Skip.NO_VALUES);
        return;
      }
      read++;
      long before = sums == null ? keys.add(mapped.key(), row.line()) : 0;
      if (before != 0) {
        notes.add(new RowNote.Rejected(row.line(), Rejection.DUPLICATE, "", Long.toString(before)));
        return;
      }
      taken++;
      mapped.disagreements().forEach(notes::add);
      for (Observation observation : mapped.observations()) {
        if (sums == null) {
          sink.take(observation);
        } else {
          sums.add(observation);
        }
      }
    }

    Tally tally() {
      return new Tally(
          new ImportOutcome.Rows(
              read, taken, notes.skipped(), notes.rejected(), notes.disagreeing()),
          notes.all());
    }
  }
}
