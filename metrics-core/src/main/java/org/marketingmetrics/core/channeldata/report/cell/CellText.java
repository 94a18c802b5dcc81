package org.marketingmetrics.core.channeldata.report.cell;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Characters of cells without what programs put around them. */
public final class CellText {
  /** What reports write where there is nothing to say; it is never zero. */
  private static final Set<String> NOTHING =
      Set.of("", "-", "--", "—", "–", "n/a", "na", "#n/a", "null", "none", "(not set)", "not set");

  private CellText() {}

  /**
   * The text that is meant: without blanks of any kind around it, and without the formula that
   * keeps spreadsheets from turning an id into a number ({@code ="181"}).
   */
  public static String meant(String cell) {
    String text = stripped(cell);
    if (text.length() >= 3 && text.startsWith("=\"") && text.endsWith("\"")) {
      return stripped(text.substring(2, text.length() - 1).replace("\"\"", "\""));
    }
    return text;
  }

  /** Without blanks around it, those that do not break lines among them. */
  static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == '\uFEFF'
        || c == '\u200B'
        || c == '\u200E'
        || c == '\u200F';
  }

  /** True for what reports write where there is nothing to say. */
  public static boolean isNothing(String meant) {
    return meant.isEmpty()
        || (meant.length() <= 9
            && !Digits.isDigit(meant.charAt(0))
            && NOTHING.contains(meant.toLowerCase(Locale.ROOT)));
  }

  /**
   * A header as it is compared: without case, accents of writing (full width, en dash), and the
   * number of blanks.
   */
  public static String header(String cell) {
    String text = Normalizer.normalize(meant(cell), Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else if (c == '–' || c == '—' || c == '−' || c == '‐' || c == '‑') {
        out.append('-');
      } else {
        out.append(c);
      }
    }
    return out.toString().strip().toLowerCase(Locale.ROOT);
  }
}
