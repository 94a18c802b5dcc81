package org.marketingmetrics.core.channeldata.report;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.RetireRows;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.WriteObservations;
import org.marketingmetrics.core.channeldata.report.cell.Currencies;
import org.marketingmetrics.core.channeldata.report.format.FormatYaml;
import org.marketingmetrics.core.channeldata.report.format.Recognition;
import org.marketingmetrics.core.channeldata.report.format.ReportFormat;
import org.marketingmetrics.core.channeldata.report.format.ReportFormats;
import org.marketingmetrics.core.channeldata.report.table.ReportFile;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Imports a report file. It is read at least twice, first to find out how it writes days and
 * numbers, and never held in memory; what is written before a failure stays, and importing the file
 * again completes it.
 */
public final class ImportReport {
  private final Catalog catalog;
  private final ReportFormats formats;
  private final WorkspaceStore workspaces;
  private final ChannelDataStore store;
  private final Clock clock;

  /** The use case over its ports. */
  public ImportReport(
      Catalog catalog,
      ReportFormats formats,
      WorkspaceStore workspaces,
      ChannelDataStore store,
      Clock clock) {
    this.catalog = catalog;
    this.formats = formats;
    this.workspaces = workspaces;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Imports.
   *
   * @throws MetricsException REPORT_UNREADABLE, REPORT_UNRECOGNIZED, REPORT_AMBIGUOUS,
   *     REPORT_NEEDS_PERIOD, REPORT_NEEDS_CURRENCY, REPORT_ROWS_REJECTED, INVALID_FIELD,
   *     WORKSPACE_NOT_FOUND, SOURCE_CONFLICT, WRITE_CONFLICT, STORE_UNAVAILABLE
   * @throws IOException when the file cannot be read again
   */
  public ImportOutcome run(WorkspaceId id, ReportFile file, ImportOptions options)
      throws IOException {
    Workspace workspace = workspaces.workspace(id).orElseThrow(() -> Workspace.notFound(id));
    requireCurrency(options.currency());
    Recognition recognition = Recognition.of(catalog, file, candidates(options));
    FileScan scan = FileScan.of(catalog, recognition, file);
    ReportFormat format = recognition.format();
    String source = options.source() == null ? format.source() : options.source();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    FilePlan plan =
        new FilePlan(
            recognition,
            scan,
            options,
            zone(id, source, options, workspace),
            workspace.zone(),
            now);
    plan.require(catalog);
    ReportRows rows = new ReportRows(catalog, file, recognition, plan, scan.rows());
    if (options.strict()) {
      requireAllTaken(rows.read(observation -> {}));
    }
    ReportWriter.Target target =
        new ReportWriter.Target(id, source, format.sourceKind(), options.zone());
    WriteObservations write = new WriteObservations(catalog, workspaces, store, clock);
    try (ReportWriter writer = new ReportWriter(write, target, options.dryRun())) {
      ReportRows.Tally tally = rows.read(writer);
      writer.finish(plan.period());
      RetireRows.Outcome retired =
          options.replaceRange() && !options.dryRun()
              ? new GoneRows(new RetireRows(store), id, now).retire(writer, plan.period())
              : new RetireRows.Outcome(0, 0);
      return new ImportOutcome(
          format,
          source,
          scan.tables(),
          writer.range(),
          tally.rows(),
          writer.observations(retired.rows()),
          tally.notes(),
          Math.max(writer.revision(), retired.revision()));
    }
  }

  private List<ReportFormat> candidates(ImportOptions options) {
    if (options.mapping() != null) {
      return List.of(FormatYaml.read(catalog, options.mapping()));
    }
    if (options.format() == null) {
      return formats.all();
    }
    return List.of(
        formats
            .find(options.format())
            .orElseThrow(
                () ->
                    MetricsException.invalidField(
                        "options.format",
                        "no format '%s'; there are %s"
                            .formatted(
                                options.format(),
                                String.join(
                                    ", ",
                                    formats.all().stream().map(ReportFormat::id).toList())))));
  }

  private static void requireCurrency(@Nullable String currency) {
    if (currency != null && !Currencies.isCode(currency)) {
      throw MetricsException.invalidField(
          "options.currency_code", "'%s' is no currency; use an ISO 4217 code".formatted(currency));
    }
  }

  private ZoneId zone(WorkspaceId id, String source, ImportOptions options, Workspace workspace) {
    if (options.zone() != null) {
      return options.zone();
    }
    return store.source(id, source).map(Source::zone).orElse(workspace.zone());
  }

  private static void requireAllTaken(ReportRows.Tally tally) {
    if (tally.rows().rejected() == 0) {
      return;
    }
    MetricsException.Builder failure =
        MetricsException.of(
                ErrorReason.REPORT_ROWS_REJECTED,
                "%d rows are rejected, so none is written; import without strict to take the others"
                    .formatted(tally.rows().rejected()))
            .with("rejected", Long.toString(tally.rows().rejected()));
    tally.notes().stream()
        .filter(RowNote.Rejected.class::isInstance)
        .map(RowNote.Rejected.class::cast)
        .limit(100)
        .forEach(
            note ->
                failure.field(
                    "line %d%s"
                        .formatted(
                            note.line(), note.column().isEmpty() ? "" : ", " + note.column()),
                    note.reason() + (note.text().isEmpty() ? "" : ": " + note.text())));
    throw failure.build();
  }
}
