package org.marketingmetrics.core.channeldata.report.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.report.cell.CellText;

/**
 * A header as a report writes it. {@code {currency}} in it stands for a currency code, {@code
 * {name}} for any words.
 */
public final class HeaderPattern {
  private static final String CURRENCY = "{currency}";
  private static final String NAME = "{name}";

  private final String written;
  private final String plain;
  private final @Nullable Pattern pattern;

  HeaderPattern(String written) {
    this.written = written;
    this.plain = CellText.header(written);
    this.pattern =
        plain.contains(CURRENCY) || plain.contains(NAME)
            ? Pattern.compile(
                Pattern.quote(plain)
                    .replace(CURRENCY, "\\E(?<currency>[a-z]{3})\\Q")
                    .replace(NAME, "\\E.{1,60}?\\Q"))
            : null;
  }

  /** As it stands in the description. */
  public String written() {
    return written;
  }

  /** The header without case and the like when it is one text; null for a pattern. */
  @Nullable String plain() {
    return pattern == null ? plain : null;
  }

  /** True when a header, as {@link CellText#header} writes it, is this one. */
  boolean matches(String header) {
    return pattern == null
        ? plain.equals(header)
        : header.length() <= 200 && pattern.matcher(header).matches();
  }

  /** The currency code inside the header; null when there is none. */
  @Nullable String currency(String header) {
    if (pattern == null || !plain.contains(CURRENCY)) {
      return null;
    }
    Matcher matcher = pattern.matcher(header);
    return matcher.matches() ? matcher.group("currency").toUpperCase(java.util.Locale.ROOT) : null;
  }

  @Override
  public String toString() {
    return written;
  }
}
