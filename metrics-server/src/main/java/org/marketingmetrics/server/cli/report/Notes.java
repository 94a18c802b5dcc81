package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.CrossSource;
import org.marketingmetrics.api.v1.IntervalAbsence;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.StepBasisMismatch;
import org.marketingmetrics.api.v1.TrackingStartedLate;
import org.marketingmetrics.api.v1.Warning;

/**
 * What is said below a table: warnings, why a value is null, why it has no interval. The same
 * sentence about several values stands once, with all their names; about the whole answer, without
 * names.
 */
final class Notes {
  private record Note(String code, String text) {}

  private final Map<Note, Set<String>> notes = new LinkedHashMap<>();
  private final Set<Note> ofAll = new HashSet<>();

  /** Warnings of the thing of this name; of the whole answer if the name is empty. */
  Notes add(String about, List<Warning> warnings) {
    for (Warning warning : warnings) {
      add(about, Words.code(warning.getCode()), warning.getText() + facts(warning));
    }
    return this;
  }

  /** Everything to be said of one value. */
  Notes add(String about, MetricValue value) {
    if (!value.hasValue() && !value.getNullDetail().getText().isEmpty()) {
      add(about, Words.code(value.getNullReason()), value.getNullDetail().getText());
    }
    IntervalAbsence absence = value.getIntervalAbsence();
    if (value.hasValue() && absence != IntervalAbsence.INTERVAL_ABSENCE_UNSPECIFIED) {
      add(about, Words.code(absence), "no interval: " + reason(absence));
    }
    return add(about, value.getWarningsList());
  }

  Notes add(String about, String code, String text) {
    Note note = new Note(code, text);
    if (about.isEmpty()) {
      ofAll.add(note);
    }
    notes.computeIfAbsent(note, n -> new LinkedHashSet<>()).add(about);
    return this;
  }

  /** The lines, none if there is nothing to say. */
  List<String> lines(String indent) {
    List<String> lines = new ArrayList<>();
    notes.forEach(
        (note, names) -> {
          String about = ofAll.contains(note) ? "" : " (" + String.join("; ", names) + ")";
          lines.addAll(Words.wrapped(indent, note.code() + about + ": " + note.text()));
        });
    return lines;
  }

  private static String facts(Warning warning) {
    return switch (warning.getDetailCase()) {
      case CROSS_SOURCE -> " " + sources(warning.getCrossSource());
      case STEP_BASIS_MISMATCH -> " " + differences(warning.getStepBasisMismatch());
      case TRACKING_STARTED_LATE -> " " + late(warning.getTrackingStartedLate());
      case PARTIAL_COVERAGE,
          DEFINITION_MISMATCH,
          REPORTED_DISAGREEMENT,
          SOURCE_TIME_ZONE,
          DETAIL_NOT_SET ->
          "";
    };
  }

  private static String sources(CrossSource detail) {
    Map<String, List<String>> bySource = new LinkedHashMap<>();
    detail
        .getMeasureSourcesList()
        .forEach(
            pair ->
                bySource
                    .computeIfAbsent(pair.getSource(), s -> new ArrayList<>())
                    .add(pair.getMeasure()));
    List<String> parts = new ArrayList<>();
    bySource.forEach((source, measures) -> parts.add(String.join(", ", measures) + ": " + source));
    return parts.isEmpty() ? "" : "(" + String.join("; ", parts) + ")";
  }

  private static String late(TrackingStartedLate detail) {
    return detail.getCampaignsList().stream()
        .map(
            late ->
                "%s: start %s, first %s %s"
                    .formatted(
                        late.getCampaign(),
                        Words.date(late.getStartDate()),
                        late.getMeasure(),
                        Words.date(late.getFirstDate())))
        .collect(Collectors.joining("; ", "(", ")"));
  }

  private static String differences(StepBasisMismatch detail) {
    return detail.getDifferencesList().stream()
        .map(Words::plain)
        .collect(Collectors.joining(", ", "(differs in: ", ")"));
  }

  private static String reason(IntervalAbsence absence) {
    return switch (absence) {
      case INTERVAL_ABSENCE_NOT_BINOMIAL -> "it is no share of things that each count once";
      case INTERVAL_ABSENCE_NEEDS_UNIT_DATA ->
          "it would need the data of each unit (visitor, order, day)";
      case INTERVAL_ABSENCE_VIOLATION -> "there is more than what it is divided by";
      case INTERVAL_ABSENCE_UNSPECIFIED, UNRECOGNIZED -> "not given";
    };
  }
}
