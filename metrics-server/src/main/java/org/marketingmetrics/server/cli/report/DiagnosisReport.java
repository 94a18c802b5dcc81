package org.marketingmetrics.server.cli.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.marketingmetrics.api.v1.ChosenReference;
import org.marketingmetrics.api.v1.DiagnoseEmailResponse;
import org.marketingmetrics.api.v1.EmailFinding;
import org.marketingmetrics.api.v1.EmailLevel;
import org.marketingmetrics.api.v1.EmailRecommendation;
import org.marketingmetrics.api.v1.EmailStanding;
import org.marketingmetrics.api.v1.EmailVerdict;
import org.marketingmetrics.api.v1.FunnelStep;

/** A diagnosis of mailings. */
public final class DiagnosisReport {
  private static final String INDENT = "  ";

  private final MetricNames names;

  /** Writes names as the catalogue has them. */
  public DiagnosisReport(MetricNames names) {
    this.names = names;
  }

  /** For people. */
  public String text(DiagnoseEmailResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Diagnosis: %s%s"
            .formatted(
                Words.code(answer.getVerdict()),
                answer.getRow() == 0 ? "" : ", row %d of 8".formatted(answer.getRow())));
    lines.add("");
    lines.addAll(standings(answer));
    if (answer.getVerdict() == EmailVerdict.EMAIL_VERDICT_NO_REFERENCE) {
      lines.add("");
      lines.add(INDENT + "State your usual rates with --baseline, or what you want with --target.");
    }
    for (EmailFinding finding : answer.getFindingsList()) {
      lines.add("");
      lines.addAll(
          Words.wrapped(
              INDENT,
              "%s, %s: %s"
                  .formatted(
                      Words.code(finding.getCode()),
                      finding.getSettled() ? "settled" : "not settled",
                      finding.getText())));
    }
    if (answer.getRecommendationsCount() > 0) {
      lines.add("");
      lines.add(INDENT + "What to try, in this order");
      answer.getRecommendationsList().forEach(one -> lines.addAll(recommendation(one)));
    }
    lines.add("");
    lines.addAll(notes(answer));
    return lines.stream().map(line -> line + "\n").collect(joining());
  }

  private List<String> standings(DiagnoseEmailResponse answer) {
    TextTable table =
        new TextTable(Stream.generate(() -> TextTable.Align.LEFT).limit(5).toList())
            .row("rate", "value [interval]", "reference", "", "interval says");
    for (EmailStanding standing : answer.getStandingsList()) {
      table.row(
          names.name(standing.getValue().getMetric()),
          ValueText.of(standing.getValue(), names),
          standing.hasReference() ? reference(standing.getReference()) : "none",
          standing.getLevel() == EmailLevel.EMAIL_LEVEL_UNSPECIFIED
              ? ""
              : Words.code(standing.getLevel()),
          standing.getLevel() == EmailLevel.EMAIL_LEVEL_UNSPECIFIED
              ? ""
              : Words.plain(standing.getEvidence()));
    }
    return table.lines(INDENT);
  }

  /** Where a reference comes from, with its rate. */
  static String reference(ChosenReference reference) {
    String from =
        switch (reference.getSource()) {
          case REFERENCE_SOURCE_BENCHMARK -> reference.getBenchmark();
          case REFERENCE_SOURCE_OWN_MEDIAN -> "median of %d".formatted(reference.getGroups());
          case REFERENCE_SOURCE_STATED_BASELINE,
              REFERENCE_SOURCE_TARGET,
              REFERENCE_SOURCE_UNSPECIFIED,
              UNRECOGNIZED ->
              Words.plain(reference.getSource());
        };
    return "%s (%s)".formatted(ValueText.percent(reference.getThreshold()), from);
  }

  private static List<String> recommendation(EmailRecommendation one) {
    List<String> lines =
        new ArrayList<>(
            Words.wrapped(
                INDENT + INDENT, "%s: %s".formatted(Words.code(one.getCode()), one.getText())));
    lines.addAll(Words.wrapped(INDENT + INDENT + INDENT, one.getFalsifier().getText()));
    return lines;
  }

  private List<String> notes(DiagnoseEmailResponse answer) {
    Notes notes = new Notes();
    for (FunnelStep step : answer.getStepsList()) {
      if (step.hasViolation()) {
        notes.add(
            names.name(step.getMeasure()),
            Words.code(step.getViolation().getCode()),
            step.getViolation().getExplanation());
      }
    }
    answer
        .getHistoryList()
        .forEach(
            old ->
                notes.add(
                    old.getBenchmark(),
                    "HISTORY",
                    "the rate is %s this stale figure; no verdict"
                        .formatted(Words.plain(old.getPosition()))));
    notes.add("", answer.getWarningsList());
    return notes.lines(INDENT);
  }

  /** A line for each rate, for a spreadsheet. */
  public static String csv(DiagnoseEmailResponse answer) {
    CsvText csv =
        new CsvText()
            .header(List.of("metric", "value", "threshold", "source", "level", "evidence"));
    for (EmailStanding standing : answer.getStandingsList()) {
      csv.add(
          new CsvText.Row()
              .text(standing.getValue().getMetric())
              .number(
                  standing.getValue().hasValue()
                      ? String.valueOf(standing.getValue().getValue())
                      : "")
              .number(
                  standing.hasReference()
                      ? String.valueOf(standing.getReference().getThreshold())
                      : "")
              .text(Words.code(standing.getReference().getSource()))
              .text(Words.code(standing.getLevel()))
              .text(Words.code(standing.getEvidence())));
    }
    return csv.toString();
  }
}
