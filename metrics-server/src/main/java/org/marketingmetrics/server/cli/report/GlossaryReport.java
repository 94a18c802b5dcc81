package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.CodeText;
import org.marketingmetrics.api.v1.GlossaryTerm;
import org.marketingmetrics.api.v1.SearchTermsResponse;
import org.marketingmetrics.api.v1.TermAlias;
import org.marketingmetrics.api.v1.TermMatch;
import org.marketingmetrics.server.text.Texts;

/** Lists of terms, in the language of the terms. */
public final class GlossaryReport {
  private static final String INDENT = "  ";

  private GlossaryReport() {}

  /** One line for each term. */
  public static String list(List<GlossaryTerm> terms) {
    if (terms.isEmpty()) {
      return "None.\n";
    }
    Texts texts = Texts.of(terms.getFirst().getLanguageCode());
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.LEFT)
            .row("id", texts.sentence("heading.name"), texts.sentence("heading.aliases"));
    terms.forEach(term -> table.row(term.getId(), term.getTitle(), aliases(term)));
    return String.join("\n", table.lines("")) + "\n";
  }

  /** What was found, each with its definition. */
  public static String matches(String typed, SearchTermsResponse found) {
    if (found.getMatchesCount() == 0) {
      return "The glossary has nothing on \"%s\".\n".formatted(typed);
    }
    List<String> lines = new ArrayList<>();
    for (TermMatch match : found.getMatchesList()) {
      GlossaryTerm term = match.getTerm();
      lines.add("%s: %s".formatted(term.getId(), term.getTitle()));
      lines.addAll(Words.paragraph(INDENT, term.getShortDefinition()));
    }
    if (found.getTotalSize() > found.getMatchesCount()) {
      lines.add("");
      lines.add("and %d more".formatted(found.getTotalSize() - found.getMatchesCount()));
    }
    lines.add("");
    lines.add("One of them in full: metrics glossary " + found.getMatches(0).getTerm().getId());
    return String.join("\n", lines) + "\n";
  }

  private static String aliases(GlossaryTerm term) {
    return term.getAliasesList().stream().map(TermAlias::getText).collect(Collectors.joining(", "));
  }

  /** One line for each term found. */
  public static String csvOf(List<TermMatch> matches) {
    return csv(matches.stream().map(TermMatch::getTerm).toList());
  }

  /** One line for each term. */
  public static String csv(List<GlossaryTerm> terms) {
    CsvText csv =
        new CsvText()
            .header(List.of("id", "category", "form", "title", "aliases", "short_definition"));
    terms.forEach(
        term ->
            csv.add(
                new CsvText.Row()
                    .text(term.getId())
                    .text(Words.code(term.getCategory()))
                    .text(Words.code(term.getForm()))
                    .text(term.getTitle())
                    .text(
                        term.getAliasesList().stream()
                            .map(TermAlias::getText)
                            .collect(Collectors.joining(";")))
                    .text(term.getShortDefinition())));
    return csv.toString();
  }

  /** Codes by enum, each with what it means. */
  public static String codes(List<CodeText> codes) {
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.LEFT)
            .row("enum", "code", "meaning");
    codes.forEach(code -> table.row(code.getEnumName(), code.getCode(), code.getText()));
    return String.join("\n", table.lines("")) + "\n";
  }

  /** One line for each code. */
  public static String codesCsv(List<CodeText> codes) {
    CsvText csv = new CsvText().header(List.of("enum", "code", "number", "text"));
    codes.forEach(
        code ->
            csv.add(
                new CsvText.Row()
                    .text(code.getEnumName())
                    .text(code.getCode())
                    .number(String.valueOf(code.getNumber()))
                    .text(code.getText())));
    return csv.toString();
  }
}
