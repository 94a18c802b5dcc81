package org.marketingmetrics.server.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.PeriodAlignmentKind;
import picocli.CommandLine.Option;

/** Which earlier period a period is held against. */
final class EarlierOptions {
  private static final String PREFIX = "PERIOD_ALIGNMENT_KIND_";

  @Option(
      names = "--earlier",
      paramLabel = "PERIOD",
      defaultValue = "previous-period",
      description =
          "previous-period, previous-week-aligned, previous-month, previous-year-calendar,"
              + " previous-year-weekday, or days such as 2026-02-01..2026-02-28."
              + " Default: ${DEFAULT-VALUE}.")
  private String earlier = "previous-period";

  /** Days of its own; null when the period is found by a rule. */
  @Nullable DateRange range() {
    return Character.isDigit(earlier.isEmpty() ? 'x' : earlier.charAt(0))
        ? Arguments.period("--earlier", earlier)
        : null;
  }

  PeriodAlignmentKind kind() {
    String name = PREFIX + earlier.toUpperCase(Locale.ROOT).replace('-', '_');
    return known()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    "--earlier '%s' is none of: %s, or days such as 2026-02-01..2026-02-28."
                        .formatted(earlier, names())));
  }

  private static Stream<PeriodAlignmentKind> known() {
    return Stream.of(PeriodAlignmentKind.values())
        .filter(
            kind ->
                kind != PeriodAlignmentKind.UNRECOGNIZED
                    && kind != PeriodAlignmentKind.PERIOD_ALIGNMENT_KIND_UNSPECIFIED);
  }

  private static String names() {
    return known()
        .map(
            kind ->
                kind.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }
}
