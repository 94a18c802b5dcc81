package org.marketingmetrics.server.channeldata;

import java.util.HashSet;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ImportReportOptions;
import org.marketingmetrics.api.v1.ImportReportResponse;
import org.marketingmetrics.api.v1.ReportColumn;
import org.marketingmetrics.api.v1.ReportColumnUse;
import org.marketingmetrics.api.v1.ReportObservationCounts;
import org.marketingmetrics.api.v1.ReportRateDisagreement;
import org.marketingmetrics.api.v1.ReportRejectionReason;
import org.marketingmetrics.api.v1.ReportRowCounts;
import org.marketingmetrics.api.v1.ReportRowNote;
import org.marketingmetrics.api.v1.ReportRowRejection;
import org.marketingmetrics.api.v1.ReportRowSkip;
import org.marketingmetrics.api.v1.ReportSkipReason;
import org.marketingmetrics.api.v1.ReportTable;
import org.marketingmetrics.core.channeldata.report.ImportOptions;
import org.marketingmetrics.core.channeldata.report.ImportOutcome;
import org.marketingmetrics.core.channeldata.report.RowNote;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.BoundTable;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.channeldata.report.format.LeftColumn;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Imports of reports on the wire. */
final class ReportProtos {
  private ReportProtos() {}

  static ImportOptions fromProto(ImportReportOptions proto) {
    if (!proto.getFormat().isEmpty() && !proto.getMapping().isEmpty()) {
      throw MetricsException.invalidField(
          "options.mapping", "a mapping is a format of its own; leave format out");
    }
    return new ImportOptions(
        orNull(proto.getFormat()),
        orNull(proto.getMapping()),
        orNull(proto.getSource()),
        proto.getSourceTimeZone().isEmpty()
            ? null
            : PeriodProtos.zone("options.source_time_zone", proto.getSourceTimeZone()),
        proto.hasPeriod() ? PeriodProtos.fromProto("options.period", proto.getPeriod()) : null,
        orNull(proto.getCurrencyCode()),
        new TreeMap<>(proto.getDimensionsMap()),
        new HashSet<>(proto.getDroppedColumnsList()),
        proto.getReplaceRange(),
        proto.getStrict(),
        proto.getValidateOnly());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static ImportReportResponse toProto(ImportOutcome outcome, String language) {
    Texts texts = Texts.of(language);
    ImportReportResponse.Builder answer =
        ImportReportResponse.newBuilder()
            .setFormat(outcome.format().id())
            .setSource(outcome.source())
            .setRows(toProto(outcome.rows()))
            .setObservations(toProto(outcome.observations()))
            .setDataRevision(outcome.revision());
    if (outcome.range() != null) {
      answer.setDateRange(PeriodProtos.toProto(outcome.range()));
    }
    outcome.tables().forEach(table -> answer.addTables(toProto(table)));
    outcome.notes().forEach(note -> answer.addNotes(toProto(note, texts)));
    return answer.build();
  }

  private static ReportRowCounts toProto(ImportOutcome.Rows rows) {
    return ReportRowCounts.newBuilder()
        .setReadCount(rows.read())
        .setTakenCount(rows.taken())
        .setSkippedCount(rows.skipped())
        .setRejectedCount(rows.rejected())
        .setDisagreeingRateCount(rows.disagreeing())
        .build();
  }

  private static ReportObservationCounts toProto(ImportOutcome.Observations observations) {
    return ReportObservationCounts.newBuilder()
        .setStoredCount(observations.stored())
        .setReplacedCount(observations.replaced())
        .setUnchangedCount(observations.unchanged())
        .setOutdatedCount(observations.outdated())
        .setRetiredCount(observations.retired())
        .build();
  }

  private static ReportTable toProto(BoundTable table) {
    ReportTable.Builder proto = ReportTable.newBuilder().setName(table.layout().name());
    table.columns().forEach(column -> proto.addColumns(toProto(column)));
    table.left().forEach(column -> proto.addColumns(toProto(column)));
    return proto.build();
  }

  private static ReportColumn toProto(BoundColumn column) {
    ReportColumn.Builder proto =
        ReportColumn.newBuilder().setHeader(column.header()).putAllAt(column.column().at());
    if (column.currency() != null) {
      proto.setCurrencyCode(column.currency());
    }
    switch (column.column().use()) {
      case ColumnUse.Counted(var measure, var basis, boolean _) ->
          proto
              .setUse(ReportColumnUse.REPORT_COLUMN_USE_MEASURE)
              .setMeasure(measure.id())
              .setBasis(basis.canonical());
      case ColumnUse.Rate(var metric, var basis) ->
          proto
              .setUse(ReportColumnUse.REPORT_COLUMN_USE_RATE)
              .setMetric(metric.id())
              .setBasis(basis.canonical());
      case ColumnUse.Dimension dimension ->
          proto.setUse(ReportColumnUse.REPORT_COLUMN_USE_DIMENSION).setDimension(dimension.name());
      case ColumnUse.OfRow _ -> proto.setUse(ReportColumnUse.REPORT_COLUMN_USE_ROW);
      case ColumnUse.Unused(var why) ->
          proto.setUse(ReportColumnUse.REPORT_COLUMN_USE_NOT_USED).setReason(why);
    }
    return proto.build();
  }

  private static ReportColumn toProto(LeftColumn column) {
    return ReportColumn.newBuilder()
        .setHeader(column.header())
        .setUse(EnumProtos.toProto(ReportColumnUse.class, column.cause()))
        .setReason(column.why())
        .build();
  }

  private static ReportRowNote toProto(RowNote note, Texts texts) {
    ReportRowNote.Builder proto = ReportRowNote.newBuilder().setLine(note.line());
    switch (note) {
      case RowNote.Skipped(long _, var reason, var text) ->
          proto
              .setText(texts.text("skip", reason))
              .setSkipped(
                  ReportRowSkip.newBuilder()
                      .setReason(EnumProtos.toProto(ReportSkipReason.class, reason))
                      .setCell(text));
      case RowNote.Rejected(long _, var reason, var column, var text) ->
          proto
              .setText(texts.text("rejection", reason))
              .setRejected(
                  ReportRowRejection.newBuilder()
                      .setReason(EnumProtos.toProto(ReportRejectionReason.class, reason))
                      .setColumn(column)
                      .setCell(text));
      case RowNote.RateDisagrees(
              long _,
              var column,
              var metric,
              double reported,
              double computed) ->
          proto
              .setText(
                  texts.sentence("report.RATE_DISAGREES", column, shown(reported), shown(computed)))
              .setRateDisagreement(
                  ReportRateDisagreement.newBuilder()
                      .setColumn(column)
                      .setMetric(metric)
                      .setReported(reported)
                      .setComputed(computed));
    }
    return proto.build();
  }

  /** Six digits, enough to see where two numbers differ. */
  private static String shown(double number) {
    return String.format(Locale.ROOT, "%.6g", number)
        .replaceAll("(\\.[0-9]*?)0+$", "$1")
        .replaceAll("\\.$", "");
  }
}
