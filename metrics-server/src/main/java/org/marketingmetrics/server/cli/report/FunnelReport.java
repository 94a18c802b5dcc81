package org.marketingmetrics.server.cli.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.FunnelStep;
import org.marketingmetrics.api.v1.MeasureSource;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.WorstStep;

/** A funnel for a person: steps, values, benchmarks, the worst step, and what to know. */
public final class FunnelReport {
  private static final String INDENT = "  ";

  private final MetricNames names;
  private final BenchmarkText benchmarks;

  /** A report that calls things as the catalogue does. */
  public FunnelReport(MetricNames names) {
    this.names = names;
    this.benchmarks = new BenchmarkText(names);
  }

  /**
   * The report, each line ended.
   *
   * @param scope of the benchmarks asked for; empty if none were
   */
  public String text(String title, BenchmarkScope scope, AnalyzeFunnelResponse funnel) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    lines.addAll(steps(funnel));
    section(lines, counted(funnel));
    section(lines, values(funnel));
    section(lines, benchmarks.lines(scope, rates(funnel), INDENT));
    section(lines, worst(funnel));
    section(lines, notes(funnel));
    section(lines, List.of(INDENT + "Data: " + DataText.of(funnel.getDataQuality())));
    return String.join("\n", lines) + "\n";
  }

  private static void section(List<String> lines, List<String> more) {
    if (!more.isEmpty()) {
      lines.add("");
      lines.addAll(more);
    }
  }

  private List<String> steps(AnalyzeFunnelResponse funnel) {
    TextTable table =
        new TextTable(
            TextTable.Align.LEFT,
            TextTable.Align.RIGHT,
            TextTable.Align.LEFT,
            TextTable.Align.LEFT,
            TextTable.Align.RIGHT,
            TextTable.Align.LEFT);
    String level = level(funnel);
    table.row("step", "count", "step rate" + level, "overall" + level, "lost", "source");
    Map<String, String> sources = sources(funnel);
    for (FunnelStep step : funnel.getStepsList()) {
      table.row(
          names.name(step.getMeasure()),
          ValueText.of(step.getCount(), names),
          step.hasStepRate() ? ValueText.share(step.getStepRate()) : "",
          step.hasStepRate() ? ValueText.share(step.getOverallRate()) : "",
          step.hasDropOff() ? NumberText.quantity(step.getDropOff()) : "",
          sources.getOrDefault(step.getMeasure(), ""));
    }
    return table.lines(INDENT);
  }

  /** Measure to source, if there are several. */
  private static Map<String, String> sources(AnalyzeFunnelResponse funnel) {
    return funnel.getWarningsList().stream()
        .flatMap(warning -> warning.getCrossSource().getMeasureSourcesList().stream())
        .collect(
            Collectors.toMap(
                MeasureSource::getMeasure,
                MeasureSource::getSource,
                (one, other) -> one + ", " + other));
  }

  /** What is counted, for steps that say so. */
  private List<String> counted(AnalyzeFunnelResponse funnel) {
    List<String> lines = new ArrayList<>();
    for (FunnelStep step : funnel.getStepsList()) {
      String basis = BasisText.of(step.getCount().getBasis());
      if (!basis.isEmpty()) {
        lines.addAll(Words.wrapped(INDENT, names.name(step.getMeasure()) + ": " + basis));
      }
    }
    return lines;
  }

  /** The confidence level in the heading, since the cells have room for the edges only. */
  private static String level(AnalyzeFunnelResponse funnel) {
    return funnel.getStepsList().stream()
        .filter(step -> step.getStepRate().hasInterval())
        .findFirst()
        .map(step -> step.getStepRate().getInterval().getConfidenceLevel())
        .map(share -> " [%s]".formatted(confidence(share)))
        .orElse("");
  }

  private static String confidence(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString()
        + " % interval";
  }

  private List<String> values(AnalyzeFunnelResponse funnel) {
    TextTable table =
        new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT)
            .row("value", "", "", "");
    named(funnel)
        .forEach(
            (name, value) ->
                table.row(
                    name,
                    ValueText.of(value, names),
                    ValueText.fraction(value),
                    value.getMetric()));
    return table.lines(INDENT).stream().skip(1).toList();
  }

  /** Values beside the steps by what they are called, each once. */
  private Map<String, MetricValue> named(AnalyzeFunnelResponse funnel) {
    Map<String, MetricValue> values = new LinkedHashMap<>();
    if (funnel.getRevenue().hasValue()) {
      values.put(names.name("revenue"), funnel.getRevenue());
      put(values, funnel.getRevenuePerLastStep(), last(funnel));
      if (!isAmongMetrics(funnel.getRevenuePerFirstStep(), funnel)) {
        put(values, funnel.getRevenuePerFirstStep(), first(funnel));
      }
    }
    funnel.getMetricsList().forEach(value -> put(values, value, ""));
    return values;
  }

  /** True for the same two numbers, whatever the scale: revenue by 1000 impressions. */
  private static boolean isAmongMetrics(MetricValue value, AnalyzeFunnelResponse funnel) {
    return funnel.getMetricsList().stream()
        .anyMatch(
            metric ->
                metric.getNumerator().equals(value.getNumerator())
                    && metric.getDenominator().equals(value.getDenominator()));
  }

  private void put(Map<String, MetricValue> values, MetricValue value, String step) {
    String name =
        value.getMetric().isEmpty()
            ? names.name("revenue") + " / " + step
            : names.name(value.getMetric());
    values.putIfAbsent(name, value);
  }

  private String first(AnalyzeFunnelResponse funnel) {
    return funnel.getStepsCount() == 0 ? "" : names.name(funnel.getSteps(0).getMeasure());
  }

  private String last(AnalyzeFunnelResponse funnel) {
    int steps = funnel.getStepsCount();
    return steps == 0 ? "" : names.name(funnel.getSteps(steps - 1).getMeasure());
  }

  private static Stream<MetricValue> rates(AnalyzeFunnelResponse funnel) {
    return Stream.concat(
        funnel.getStepsList().stream().map(FunnelStep::getStepRate),
        funnel.getMetricsList().stream());
  }

  private List<String> worst(AnalyzeFunnelResponse funnel) {
    return funnel.getWorstStepsList().isEmpty()
        ? List.of()
        : List.of(
            funnel.getWorstStepsList().stream()
                .map(this::worst)
                .collect(Collectors.joining("; ", INDENT + "Worst step: ", "")));
  }

  private String worst(WorstStep worst) {
    String step = names.name(worst.getMeasure());
    return switch (worst.getRule()) {
      case WORST_STEP_RULE_LOWEST_RATE ->
          "%s by the lowest rate (%s)".formatted(step, ValueText.percent(worst.getValue()));
      case WORST_STEP_RULE_LARGEST_LOSS ->
          "%s by the largest loss (%s)".formatted(step, NumberText.fixed(worst.getValue(), 0));
      case WORST_STEP_RULE_BENCHMARK_GAP ->
          "%s by the gap to its benchmark (%s)"
              .formatted(step, ValueText.percent(worst.getValue()));
      case WORST_STEP_RULE_UNSPECIFIED, UNRECOGNIZED -> step;
    };
  }

  private List<String> notes(AnalyzeFunnelResponse funnel) {
    Notes notes = new Notes();
    for (FunnelStep step : funnel.getStepsList()) {
      String name = names.name(step.getMeasure());
      notes.add(name, step.getCount());
      notes.add(name, step.getStepRate());
      notes.add(name, step.getOverallRate());
      notes.add(name, step.getWarningsList());
      if (step.hasViolation()) {
        notes.add(
            name,
            Words.code(step.getViolation().getCode()),
            Words.plain(step.getViolation().getSeverity())
                + ": "
                + step.getViolation().getExplanation());
      }
    }
    Set<String> said =
        funnel.getStepsList().stream()
            .flatMap(step -> Stream.of(step.getStepRate(), step.getOverallRate()))
            .map(MetricValue::getMetric)
            .collect(Collectors.toSet());
    named(funnel)
        .forEach(
            (name, value) -> {
              if (value.getMetric().isEmpty() || !said.contains(value.getMetric())) {
                notes.add(name, value);
              }
            });
    notes.add("", funnel.getWarningsList());
    return notes.lines(INDENT);
  }
}
