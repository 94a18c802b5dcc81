package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.CompareDefinitionsResponse;
import org.marketingmetrics.api.v1.Conversion;
import org.marketingmetrics.api.v1.Definition;
import org.marketingmetrics.api.v1.DefinitionDifference;
import org.marketingmetrics.api.v1.DifferenceEffect;
import org.marketingmetrics.api.v1.WorkedConversion;

/** Two definitions side by side: what differs, what follows, how one becomes the other. */
public final class DefinitionsReport {
  private static final String INDENT = "  ";

  private final MetricNames names;

  /** A report that calls things as the catalogue does. */
  public DefinitionsReport(MetricNames names) {
    this.names = names;
  }

  /** The report, each line ended. */
  public String text(CompareDefinitionsResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add(side(answer.getLeft()));
    lines.add(side(answer.getRight()));
    lines.add("");
    lines.add(INDENT + verdict(answer));
    if (answer.getDifferencesCount() > 0) {
      lines.add("");
      lines.addAll(differences(answer));
    }
    for (int i = 0; i < answer.getConversionsCount(); i++) {
      lines.add("");
      lines.addAll(conversion(answer, i));
    }
    List<String> warnings = new Notes().add("", answer.getWarningsList()).lines(INDENT);
    if (!warnings.isEmpty()) {
      lines.add("");
      lines.addAll(warnings);
    }
    return String.join("\n", lines) + "\n";
  }

  private String side(Definition definition) {
    String formula =
        definition.getExpression().equals(definition.getMetric())
            ? "counted"
            : definition.getExpression();
    return "%s: %s (%s)"
        .formatted(definition.getMetric(), names.name(definition.getMetric()), formula);
  }

  private static String verdict(CompareDefinitionsResponse answer) {
    if (answer.getDifferencesCount() == 0) {
      return "They are the same.";
    }
    if (answer.getComparable()) {
      return "They may be compared.";
    }
    boolean never =
        answer.getDifferencesList().stream()
            .anyMatch(
                difference -> difference.getEffect() == DifferenceEffect.DIFFERENCE_EFFECT_FORBIDS);
    return never
        ? "They are never comparable."
        : "They are not comparable, unless the difference is acknowledged.";
  }

  private static List<String> differences(CompareDefinitionsResponse answer) {
    TextTable table =
        new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT)
            .row(
                "differs in",
                answer.getLeft().getMetric(),
                answer.getRight().getMetric(),
                "effect");
    for (DefinitionDifference difference : answer.getDifferencesList()) {
      table.row(
          Words.plain(difference.getField()),
          difference.getLeft(),
          difference.getRight(),
          Words.plain(difference.getEffect()));
    }
    return table.lines(INDENT);
  }

  private static List<String> conversion(CompareDefinitionsResponse answer, int index) {
    Conversion conversion = answer.getConversions(index);
    if (index >= answer.getWorkedConversionsCount()) {
      return Words.wrapped(INDENT, conversion.getText());
    }
    WorkedConversion worked = answer.getWorkedConversions(index);
    List<String> lines = new ArrayList<>();
    String explanation = worked.getExplanation();
    if (explanation.isEmpty()) {
      lines.addAll(Words.wrapped(INDENT, conversion.getText()));
    } else {
      lines.add(INDENT + explanation);
    }
    Notes notes = new Notes();
    notes.add(worked.getFrom().getMetric(), worked.getFrom());
    worked.getFactorsList().forEach(factor -> notes.add(factor.getMetric(), factor));
    notes.add(worked.getTo().getMetric(), worked.getTo());
    lines.addAll(notes.lines(INDENT + INDENT));
    return lines;
  }

  /** One line for each difference. */
  public static String csv(CompareDefinitionsResponse answer) {
    CsvText csv = new CsvText().header(List.of("field", "left", "right", "effect"));
    for (DefinitionDifference difference : answer.getDifferencesList()) {
      csv.add(
          new CsvText.Row()
              .text(Words.code(difference.getField()))
              .text(difference.getLeft())
              .text(difference.getRight())
              .text(Words.code(difference.getEffect())));
    }
    return csv.toString();
  }
}
