package org.marketingmetrics.core.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.MailChannels;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.statistics.Quantiles;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/**
 * A benchmark that means something to its owner: quantiles of a metric over the caller's own
 * campaigns or mailings (domain rules B; quantiles of type 7). Groups count alike, whatever their
 * size, so those too small to say anything are left out and the smallest one used is told.
 */
public final class ComputeOwnBenchmark {
  private static final String CHANNEL = "channel";
  private static final String CAMPAIGN = "campaign";

  private final QueryMetrics query;
  private final CampaignStore campaigns;

  /** The use case over its ports. */
  public ComputeOwnBenchmark(QueryMetrics query, CampaignStore campaigns) {
    this.query = query;
    this.campaigns = campaigns;
  }

  /** What the values are of. */
  public enum Unit {
    /** A campaign over all days asked for. */
    CAMPAIGN,
    /** A campaign of a mail channel on one day. */
    MAILING
  }

  /**
   * A question.
   *
   * @param metric a ratio of sums
   * @param data of which data; its breakdown and grain are set by the unit
   * @param unit what counts as one
   * @param probabilities of the quantiles, above 0 and below 1, rising
   * @param minimumDenominator groups below are left out; 0 or more
   * @param minimumGroups fewer give no quantiles; at least 1
   * @param scope where the benchmark is to apply
   */
  public record Request(
      Metric metric,
      DataScope data,
      Unit unit,
      List<BigDecimal> probabilities,
      BigDecimal minimumDenominator,
      int minimumGroups,
      BenchmarkScope scope) {
    public Request {
      probabilities = List.copyOf(probabilities);
      if (metric.formula() instanceof Formula.Model) {
        throw MetricsException.invalidField(
            "metric", metric.id() + " is a model, which has no history; name another metric");
      }
    }
  }

  /**
   * Computes the quantiles.
   *
   * @throws MetricsException as {@link QueryMetrics#run(QueryMetrics.Request)}
   */
  public OwnQuantiles run(Request request) {
    DataScope data = request.data();
    boolean mailings = request.unit() == Unit.MAILING;
    DataScope grouped =
        new DataScope(
            data.workspace(),
            mailings ? List.of(CHANNEL, CAMPAIGN) : List.of(CAMPAIGN),
            data.filters(),
            data.range(),
            mailings ? Grain.DAY : Grain.TOTAL,
            data.sources(),
            data.basis(),
            data.acknowledgeMismatch(),
            data.version());
    MailChannels mail = new MailChannels(campaigns, data.workspace());
    QueryMetrics.Result result =
        query.run(new QueryMetrics.Request(List.of(request.metric()), grouped, 0.95));
    Tally tally = new Tally(request.minimumDenominator());
    for (QueryMetrics.Row row : result.rows()) {
      if (!row.group().isEmpty() && (!mailings || mail.test(row.group().getFirst()))) {
        tally.add(
            row.group().getLast(), mailings ? row.bucket().start() : null, row.values().getFirst());
      }
    }
    return tally.finish(request, result.revision());
  }

  /** The groups as they are read. */
  private static final class Tally {
    private final BigDecimal minimum;
    private final List<OwnGroup> used = new ArrayList<>();
    private final Map<WarningCode, Warning> warnings = new LinkedHashMap<>();
    private int tooSmall;
    private int withoutValue;

    Tally(BigDecimal minimum) {
      this.minimum = minimum;
    }

    void add(String campaign, java.time.@Nullable LocalDate day, MetricValue value) {
      Quantity denominator = value.denominator();
      if (value.value() == null || denominator == null) {
        withoutValue++;
      } else if (denominator.number().compareTo(minimum) < 0) {
        tooSmall++;
      } else {
        used.add(new OwnGroup(campaign, day, value));
        value.warnings().forEach(warning -> warnings.putIfAbsent(warning.code(), warning));
      }
    }

    OwnQuantiles finish(Request request, long revision) {
      Comparator<OwnGroup> bySize = Comparator.comparing(Tally::size);
      boolean enough = used.size() >= request.minimumGroups();
      List<Reference.Point> points = enough ? points(request.probabilities()) : List.of();
      return new OwnQuantiles(
          points,
          used.size(),
          tooSmall,
          withoutValue,
          used.stream().min(bySize).orElse(null),
          used.stream().max(bySize).orElse(null),
          enough ? benchmark(request, points) : null,
          List.copyOf(warnings.values()),
          revision);
    }

    private static BigDecimal size(OwnGroup group) {
      Quantity denominator = group.value().denominator();
      return denominator == null ? BigDecimal.ZERO : denominator.number();
    }

    private List<Reference.Point> points(List<BigDecimal> probabilities) {
      Quantiles quantiles =
          new Quantiles(
              used.stream()
                  .map(group -> group.value().value())
                  .filter(java.util.Objects::nonNull)
                  .mapToDouble(Double::doubleValue)
                  .toArray());
      return probabilities.stream()
          .map(
              probability ->
                  new Reference.Point(
                      probability, BigDecimal.valueOf(quantiles.linear(probability.doubleValue()))))
          .toList();
    }

    private Benchmark benchmark(Request request, List<Reference.Point> points) {
      List<Basis> bases = used.stream().map(group -> group.value().basis()).distinct().toList();
      return new Benchmark(
          request.data().workspace(),
          "",
          List.of(request.metric().metric()),
          false,
          bases.size() == 1 ? bases.getFirst() : Basis.UNSPECIFIED,
          request.scope(),
          new Reference.Quantiles(points),
          request.data().range().end().getYear(),
          null,
          "own data",
          "",
          (long) used.size(),
          null,
          null,
          "",
          "");
    }
  }
}
