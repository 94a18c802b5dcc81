package org.marketingmetrics.server.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.DimensionFilter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** About which data a question is; shared by commands that read channel data. */
final class QuestionOptions {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "First day, inclusive, in the workspace's time zone.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "Last day, inclusive.")
  private LocalDate to = LocalDate.EPOCH;

  @Option(
      names = "--filter",
      paramLabel = "DIMENSION=VALUE[,VALUE]",
      description =
          "Keep data whose dimension has one of these values; with != none of them. May be"
              + " repeated, and all must hold. A comma inside of a value: \\,")
  private List<String> filters = new ArrayList<>();

  @Option(
      names = "--source",
      split = ",",
      paramLabel = "SOURCE",
      description = "Sources to believe first, in this order.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--benchmark",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FIELD=VALUE[,FIELD=VALUE]",
      description =
          "Hold values against benchmarks. Fields: channel, platform, placement, industry, region,"
              + " message_type; those not named are taken from filters that name one value.")
  private @Nullable String benchmark;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "Confidence level of intervals. Default: ${DEFAULT-VALUE}.")
  private double confidence;

  @Mixin private LanguageOption language = new LanguageOption();

  @Option(
      names = "--acknowledge-definition-mismatch",
      description = "Mix values of different definitions, with a warning.")
  private boolean mixed;

  DateRange range() {
    return Arguments.range(from, to);
  }

  List<DimensionFilter> filters() {
    return filters.stream().map(Arguments::filter).toList();
  }

  /** All that says which data. */
  DataSelection selection() {
    return DataSelection.newBuilder()
        .setDateRange(range())
        .addAllFilters(filters())
        .addAllSources(sources)
        .setAcknowledgeDefinitionMismatch(mixed)
        .build();
  }

  List<String> sources() {
    return sources;
  }

  /** Null: no benchmarks. */
  @Nullable BenchmarkScope benchmarkScope() {
    return benchmark == null ? null : Arguments.scope(benchmark, filters());
  }

  /** For questions whose answers are not held against benchmarks. */
  void requireNoBenchmark() {
    if (benchmark != null) {
      throw new CommandException(
          ExitCode.USAGE, "--benchmark belongs to query and funnel; this command has none.");
    }
  }

  double confidence() {
    return confidence;
  }

  String language() {
    return language.code();
  }

  boolean mixed() {
    return mixed;
  }

  /** Days and filters as a part of a title. */
  String title() {
    StringBuilder title = new StringBuilder();
    title.append(from);
    if (!from.equals(to)) {
      title.append(" to ").append(to);
    }
    filters.forEach(filter -> title.append(", ").append(filter));
    return title.toString();
  }
}
