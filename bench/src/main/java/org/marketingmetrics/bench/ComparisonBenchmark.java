package org.marketingmetrics.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.marketingmetrics.api.v1.CompareSegmentsRequest;
import org.marketingmetrics.api.v1.ComparisonServiceGrpc;
import org.marketingmetrics.api.v1.ComparisonServiceGrpc.ComparisonServiceBlockingStub;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.ExplainChangeRequest;
import org.marketingmetrics.api.v1.PeriodAlignmentKind;
import org.marketingmetrics.api.v1.RestOfSegments;
import org.marketingmetrics.api.v1.SegmentBreakdown;
import org.marketingmetrics.api.v1.TestSettings;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Comparisons over all rows of a workspace by one caller, beside what the store needs to read these
 * rows once. Each question is new, since its confidence level is another; in turns with the reads.
 */
final class ComparisonBenchmark {
  private static final int ROUNDS = 60;
  private static final int WARM_UP = 20;
  private static final List<String> METRICS =
      List.of("ctr", "conversion_rate_per_click", "revenue_per_click", "cpc", "aov");

  private final String name;
  private final Shape shape;

  private ComparisonBenchmark(String name, Shape shape) {
    this.name = name;
    this.shape = shape;
  }

  /** 200 campaigns of a year, each against all others. */
  static ComparisonBenchmark compare() {
    return new ComparisonBenchmark("compare", new Shape(1, 200, 365));
  }

  /** 10,000 campaigns of 20 days: ten days against the ten before. */
  static ComparisonBenchmark explain() {
    return new ComparisonBenchmark("explain", new Shape(1, 10_000, 20));
  }

  boolean run(Path folder, Output out) {
    try (BenchServer server = Dataset.open(folder.resolve("data"), shape, out)) {
      ComparisonServiceBlockingStub stub =
          ComparisonServiceGrpc.newBlockingStub(server.channel())
              .withMaxInboundMessageSize(64 << 20);
      IntFunction<Integer> question = name.equals("compare") ? compare(stub) : explain(stub);
      out.progress("warming up");
      for (int i = 0; i < WARM_UP; i++) {
        measure(server, question, i);
      }
      double[] answers = new double[ROUNDS];
      double[] reads = new double[ROUNDS];
      double[] again = new double[ROUNDS];
      int segments = 0;
      for (int i = 0; i < ROUNDS; i++) {
        int number = WARM_UP + i;
        long begin = System.nanoTime();
        segments = question.apply(number);
        answers[i] = (System.nanoTime() - begin) / 1e6;
        again[i] = Sample.times(List.of(number), one -> ask(question, one)).median();
        reads[i] = Sample.times(List.of(server), this::read).median();
      }
      report(out, segments, Sample.of(answers), Sample.of(again), Sample.of(reads));
      return true;
    }
  }

  private void measure(BenchServer server, IntFunction<Integer> question, int number) {
    ask(question, number);
    read(server);
  }

  private static void ask(IntFunction<Integer> question, int number) {
    var _ = question.apply(number);
  }

  private void read(BenchServer server) {
    ChannelDataStore data = server.stores().channelData();
    CountingSink sink = new CountingSink();
    data.read(new WorkspaceId(ObservationLoader.WORKSPACE), Map.of(), sink);
    if (sink.rows() != shape.rows()) {
      throw new IllegalStateException("%d rows read of %s".formatted(sink.rows(), shape));
    }
  }

  /** Asks a question of this number and returns how many segments it was about. */
  private IntFunction<Integer> compare(ComparisonServiceBlockingStub stub) {
    CompareSegmentsRequest.Builder request =
        CompareSegmentsRequest.newBuilder()
            .setParent(ObservationLoader.PARENT)
            .setDimension("campaign")
            .setRest(RestOfSegments.getDefaultInstance())
            .setDateRange(days(0));
    return number ->
        stub.compareSegments(
                request.setMetric(metric(number)).setSettings(confidence(number)).build())
            .getSegmentsCount();
  }

  private IntFunction<Integer> explain(ComparisonServiceBlockingStub stub) {
    ExplainChangeRequest.Builder request =
        ExplainChangeRequest.newBuilder()
            .setParent(ObservationLoader.PARENT)
            .setSegments(SegmentBreakdown.newBuilder().setDimension("campaign"))
            .setAlignment(PeriodAlignmentKind.PERIOD_ALIGNMENT_KIND_PREVIOUS_PERIOD)
            .setDateRange(days(shape.days() / 2));
    return number -> {
      var mix =
          stub.explainChange(
                  request.setMetric(metric(number)).setSettings(confidence(number)).build())
              .getMix();
      return mix.getSegmentsCount() + mix.getOthers().getCount();
    };
  }

  private static String metric(int number) {
    return METRICS.get(number % METRICS.size());
  }

  private static TestSettings confidence(int number) {
    return TestSettings.newBuilder().setConfidenceLevel(0.9 + number / 10_000.0).build();
  }

  private DateRange days(int from) {
    return DateRange.newBuilder()
        .setStartDate(ObservationLoader.date(Shape.FIRST_DAY.plusDays(from)))
        .setEndDate(ObservationLoader.date(shape.lastDay()))
        .build();
  }

  private void report(Output out, int segments, Sample answers, Sample again, Sample reads) {
    double[] quantiles = {0.5, 0.99};
    out.line("%,d segments, %s, %d questions".formatted(segments, shape, ROUNDS));
    out.table(
        List.of(
            List.of("ms", "p50", "p99"),
            row("new question", answers, quantiles),
            row("the same again", again, quantiles),
            row("read of the rows", reads, quantiles)));
    out.line(
        String.format(
            Locale.ROOT,
            "{\"name\":\"%s\",\"ratio\":%.2f,\"p50_ms\":%.1f,\"again_p50_ms\":%.2f,"
                + "\"read_p50_ms\":%.1f,\"segments\":%d,\"rows\":%d}",
            name,
            answers.median() / reads.median(),
            answers.median(),
            again.median(),
            reads.median(),
            segments,
            shape.rows()));
  }

  private static List<String> row(String title, Sample sample, double[] quantiles) {
    return IntStream.rangeClosed(0, quantiles.length)
        .mapToObj(i -> i == 0 ? title : "%.1f".formatted(sample.quantile(quantiles[i - 1])))
        .toList();
  }
}
