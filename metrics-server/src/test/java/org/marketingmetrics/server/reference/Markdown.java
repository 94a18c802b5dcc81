package org.marketingmetrics.server.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in the making. */
final class Markdown {
  private static final Pattern CODE_WITH_TEXT = Pattern.compile(" {2}([A-Z][A-Z_]+) +(.*)");
  private static final Pattern MORE_OF_IT = Pattern.compile(" {6,}(\\S.*)");

  private final StringBuilder page = new StringBuilder();

  Markdown heading(int level, String text) {
    return block("#".repeat(level) + " " + text);
  }

  Markdown paragraph(String text) {
    return text.isEmpty() ? this : block(text);
  }

  Markdown list(List<String> items) {
    return items.isEmpty() ? this : block("- " + String.join("\n- ", items));
  }

  Markdown numbered(List<String> items) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      lines.add("%d. %s".formatted(i + 1, items.get(i)));
    }
    return items.isEmpty() ? this : block(String.join("\n", lines));
  }

  /** The first row is the heading. */
  Markdown table(List<List<String>> rows) {
    if (rows.size() < 2) {
      return this;
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(row(row)));
    lines.add(1, "|" + "---|".repeat(rows.getFirst().size()));
    return block(String.join("\n", lines));
  }

  private static String row(List<String> cells) {
    return "| %s |"
        .formatted(String.join(" | ", cells.stream().map(c -> c.replace("|", "\\|")).toList()));
  }

  /**
   * A comment of the contract: paragraphs, examples, and the reasons of "Errors include" as a list.
   */
  Markdown comment(List<String> lines) {
    List<String> paragraph = new ArrayList<>();
    boolean example = false;
    for (String line : lines) {
      Matcher code = CODE_WITH_TEXT.matcher(line);
      Matcher more = MORE_OF_IT.matcher(line);
      boolean inList = !paragraph.isEmpty() && paragraph.getLast().startsWith("- ");
      if (line.isBlank()) {
        end(paragraph, example);
        example = false;
      } else if (code.matches()) {
        if (!inList) {
          end(paragraph, false);
        }
        paragraph.add("- `%s`: %s".formatted(code.group(1), code.group(2)));
      } else if (inList && more.matches()) {
        paragraph.add(paragraph.removeLast() + " " + more.group(1));
      } else {
        example |= line.startsWith("    ");
        paragraph.add(line);
      }
    }
    end(paragraph, example);
    return this;
  }

  private void end(List<String> paragraph, boolean example) {
    if (!paragraph.isEmpty()) {
      block(
          example
              ? "```\n%s\n```".formatted(String.join("\n", paragraph).stripIndent())
              : String.join("\n", paragraph));
    }
    paragraph.clear();
  }

  /** A comment as one line. */
  static String line(List<String> comment) {
    return String.join(" ", comment.stream().map(String::strip).toList()).strip();
  }

  static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private Markdown block(String text) {
    if (!page.isEmpty()) {
      page.append("\n");
    }
    page.append(text).append("\n");
    return this;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
