package org.marketingmetrics.core.channeldata.report.cell;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the day or the month comes first; all days of a table are written alike. */
public enum DateOrder {
  /** {@code 31/01/2026}. */
  DAY_FIRST,
  /** {@code 01/31/2026}. */
  MONTH_FIRST,
  /** No day shows it. */
  UNDECIDED,
  /** Some days show the one and some the other. */
  CONTRADICTORY;

  /** Of other countries it is not known, or people there write both. */
  private static final Set<String> DAY_FIRST_COUNTRIES =
      Set.of(
          "GB", "UK", "IE", "DE", "FR", "ES", "IT", "NL", "BE", "LU", "PT", "AT", "CH", "PL", "CZ",
          "SK", "DK", "NO", "SE", "FI", "GR", "RO", "BG", "HR", "SI", "RS", "TR", "RU", "UA", "IN",
          "AU", "NZ", "SG", "MY", "ID", "TH", "VN", "BR", "MX", "AR", "CL", "CO", "PE", "AE", "SA",
          "EG", "IL", "KE", "NG");

  private static final Map<String, String> CODES =
      Stream.of(Locale.getISOCountries())
          .collect(
              Collectors.toMap(
                  code ->
                      Locale.of("", code)
                          .getDisplayCountry(Locale.ENGLISH)
                          .toLowerCase(Locale.ROOT),
                  code -> code,
                  (one, other) -> one));

  /** What both of two cells show. */
  public DateOrder and(DateOrder other) {
    if (this == UNDECIDED || this == other) {
      return other;
    }
    return other == UNDECIDED ? this : CONTRADICTORY;
  }

  /** What one cell shows. */
  public static DateOrder shownBy(DateCell cell) {
    if (!(cell instanceof DateCell.Either(DateCell.Day dayFirst, DateCell.Day monthFirst))) {
      return UNDECIDED;
    }
    if (monthFirst == null) {
      return DAY_FIRST;
    }
    return dayFirst == null ? MONTH_FIRST : UNDECIDED;
  }

  /** How days are written in a country, by code or English name. */
  public static DateOrder of(String country) {
    String text = CellText.meant(country);
    String code = CODES.getOrDefault(text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT));
    if (code.equals("US") || code.equals("USA")) {
      return MONTH_FIRST;
    }
    return DAY_FIRST_COUNTRIES.contains(code) ? DAY_FIRST : UNDECIDED;
  }

  /** A cell by this order; still {@link DateCell.Either} when the order does not decide. */
  public DateCell decide(DateCell cell) {
    if (!(cell instanceof DateCell.Either(DateCell.Day dayFirst, DateCell.Day monthFirst))) {
      return cell;
    }
    if (dayFirst != null && dayFirst.equals(monthFirst)) {
      return dayFirst;
    }
    DateCell.Day day =
        switch (this) {
          case DAY_FIRST -> dayFirst;
          case MONTH_FIRST -> monthFirst;
          case UNDECIDED, CONTRADICTORY -> null;
        };
    if (day != null) {
      return day;
    }
    return this == DAY_FIRST || this == MONTH_FIRST ? DateCell.BAD : cell;
  }
}
