package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.ComparisonAssumption;

/** The lines of a report, in sections with an empty line before each. */
final class ReportLines {
  static final String INDENT = "  ";

  private final List<String> lines = new ArrayList<>();

  ReportLines(String title) {
    lines.add(title);
  }

  ReportLines section(List<String> more) {
    if (!more.isEmpty()) {
      lines.add("");
      lines.addAll(more);
    }
    return this;
  }

  /** What has to be true for the probabilities of an answer. */
  ReportLines assumptions(List<ComparisonAssumption> assumptions) {
    List<String> texts = new ArrayList<>();
    assumptions.forEach(
        assumption ->
            texts.addAll(Words.wrapped(INDENT + "- ", INDENT + "  ", assumption.getText())));
    if (!texts.isEmpty()) {
      texts.addFirst(INDENT + "This holds if:");
    }
    return section(texts);
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
