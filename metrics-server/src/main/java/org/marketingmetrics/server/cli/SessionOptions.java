package org.marketingmetrics.server.cli;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.SessionRule;
import picocli.CommandLine.Option;

/** Which sessions a question is about; shared by commands that count them. */
final class SessionOptions {
  /** What rows are cut by. */
  enum Cut {
    CAMPAIGN,
    DAY
  }

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description = "First day, inclusive, in the workspace's time zone.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "Last day, inclusive.")
  private @Nullable LocalDate to;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      defaultValue = "platform_default",
      description =
          "What a session is: platform_default, ga_universal, ga4, adobe or amazon_day. Default:"
              + " ${DEFAULT-VALUE}.")
  private String rule = "platform_default";

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "campaign|day",
      description = "One row for each campaign, for each day, or for each of both.")
  private Set<Cut> cuts = new LinkedHashSet<>();

  boolean hasRange() {
    return from != null && to != null;
  }

  DateRange range() {
    if (from == null || to == null) {
      throw new CommandException(ExitCode.USAGE, "name the days with --from and --to.");
    }
    return Arguments.range(from, to);
  }

  SessionRule rule() {
    return SessionRule.newBuilder().setPreset(rule).build();
  }

  String title() {
    return "%s to %s, rule %s".formatted(from, to, rule);
  }

  String ruleName() {
    return rule;
  }

  boolean byCampaign() {
    return cuts.contains(Cut.CAMPAIGN);
  }

  boolean byDay() {
    return cuts.contains(Cut.DAY);
  }
}
