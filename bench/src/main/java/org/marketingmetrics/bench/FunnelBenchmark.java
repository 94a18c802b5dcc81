package org.marketingmetrics.bench;

import com.google.gson.JsonObject;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.FunnelServiceGrpc.FunnelServiceBlockingStub;
import org.marketingmetrics.bench.v1.EchoRequest;

/**
 * AnalyzeFunnel under load beside a bare echo of the same size on the same server, in turns, and
 * the same sums by SQL.
 *
 * @param name what it is called by
 * @param shape of the workspace
 * @param questions number of different requests, sent one after the other and again
 * @param rounds runs of each side
 * @param seconds length of a run
 * @param checked number of questions that SQL answers too
 */
record FunnelBenchmark(
    String name, Shape shape, int questions, int rounds, int seconds, int checked) {
  private static final long MIX_SEED = 7;

  /** The published one. */
  static FunnelBenchmark full() {
    return new FunnelBenchmark("funnel", Shape.FULL, 2_000, 3, 10, 200);
  }

  /** Seconds long, for continuous integration. */
  static FunnelBenchmark smoke() {
    return new FunnelBenchmark("smoke", Shape.SMALL, 500, 1, 2, 50);
  }

  /** One run of one side with what the server used meanwhile. */
  private record Round(Ghz.Result ghz, Usage usage) {
    double serverMicros() {
      return usage.serverNanos() / 1e3 / ghz.calls();
    }

    double databaseMicros() {
      return usage.databaseNanos() / 1e3 / ghz.calls();
    }
  }

  /** One side: its configuration, its requests, its runs. */
  private record Side(String configuration, Path requests, List<Round> rounds) {
    double median(java.util.function.ToDoubleFunction<Round> value) {
      return Sample.of(rounds, value).median();
    }

    long errors() {
      return rounds.stream().mapToLong(round -> round.ghz().errors()).sum();
    }
  }

  /** Runs it on a server that holds the workspace; true when no call failed. */
  boolean run(BenchServer server, Ghz ghz, Output out) {
    List<Funnel> mix = new FunnelMix(shape, MIX_SEED).questions(questions);
    List<AnalyzeFunnelRequest> requests = mix.stream().map(Funnel::request).toList();
    FunnelServiceBlockingStub stub = FunnelServiceGrpc.newBlockingStub(server.channel());
    EchoRequest echoed = echo(requests, stub);
    describe(out, mix.size(), echoed);
    Side funnel = new Side("funnel", ghz.requests("funnel", requests), new ArrayList<>());
    Side echo = new Side("echo", ghz.requests("echo", List.of(echoed)), new ArrayList<>());
    out.progress("warming up");
    var _ = ghz.run(echo.configuration, echo.requests, seconds);
    var _ = ghz.run(funnel.configuration, funnel.requests, seconds);
    for (int round = 1; round <= rounds; round++) {
      out.progress("round %d of %d, %d s each side".formatted(round, rounds, seconds));
      measure(ghz, echo);
      measure(ghz, funnel);
    }
    double resident = Usage.residentMebibytes();
    List<Funnel> sample = mix.subList(0, Math.min(checked, mix.size()));
    Sample one;
    Sample bySql;
    try (SqlQuestions sql = server.sql()) {
      out.progress("the same by SQL");
      FunnelCheck.sameSums(sample, stub, sql);
      bySql = Sample.times(sample, sql::funnel);
      one = Sample.times(sample, question -> stub.analyzeFunnel(question.request()));
    }
    report(out, funnel, echo, resident, one, bySql);
    return funnel.errors() + echo.errors() == 0;
  }

  /** Asks everything once; an echo request as long as they are, for answers as long as theirs. */
  private static EchoRequest echo(
      List<AnalyzeFunnelRequest> requests, FunnelServiceBlockingStub stub) {
    Sample answers =
        Sample.of(requests, request -> stub.analyzeFunnel(request).getSerializedSize());
    Sample asked = Sample.of(requests, AnalyzeFunnelRequest::getSerializedSize);
    return EchoRequest.newBuilder()
        .setPayload(ByteString.copyFrom(new byte[(int) asked.mean()]))
        .setAnswerBytes((int) answers.mean())
        .build();
  }

  private void measure(Ghz ghz, Side side) {
    Usage before = Usage.now();
    Ghz.Result result = ghz.run(side.configuration, side.requests, seconds);
    side.rounds.add(new Round(result, Usage.now().since(before)));
  }

  private void describe(Output out, int different, EchoRequest echo) {
    out.line("%s: AnalyzeFunnel over %s of eight measures".formatted(name, shape));
    out.line(
        "%,d different requests in turn: %s; six steps, four metrics"
            .formatted(different, FunnelMix.WORDS));
    out.line(
        ("beside a bare echo of the same size (request %,d bytes, answer %,d bytes);"
                + " ghz, 16 calls at a time on 2 connections")
            .formatted(echo.getPayload().size(), echo.getAnswerBytes()));
    out.line("%d runs of %d s each side in turns, medians".formatted(rounds, seconds));
    out.line("");
  }

  private void report(
      Output out, Side funnel, Side echo, double resident, Sample one, Sample bySql) {
    out.table(
        List.of(
            List.of("", "calls/s", "p50 ms", "p99 ms", "errors", "server CPU us", "DB CPU us"),
            row("AnalyzeFunnel", funnel),
            row("echo", echo)));
    out.table(
        List.of(
            List.of("one at a time", "mean ms", "p50 ms", "p99 ms"),
            row("AnalyzeFunnel over gRPC", one),
            row("hand-written SQL over JDBC", bySql)));
    out.line(
        "%d questions gave equal sums; resident memory of the server %.0f MiB"
            .formatted(bySql.size(), resident));
    JsonObject json = new JsonObject();
    double calls = funnel.median(round -> round.ghz().perSecond());
    double echoes = echo.median(round -> round.ghz().perSecond());
    json.addProperty("name", name);
    json.addProperty("ratio", rounded(calls / echoes, 4));
    json.addProperty("funnel_calls_per_second", rounded(calls, 1));
    json.addProperty("echo_calls_per_second", rounded(echoes, 1));
    json.addProperty("p50_ms", rounded(funnel.median(round -> round.ghz().p50()), 3));
    json.addProperty("p99_ms", rounded(funnel.median(round -> round.ghz().p99()), 3));
    json.addProperty("errors", funnel.errors() + echo.errors());
    json.addProperty("server_cpu_us_per_call", rounded(funnel.median(Round::serverMicros), 1));
    json.addProperty("database_cpu_us_per_call", rounded(funnel.median(Round::databaseMicros), 1));
    json.addProperty("echo_server_cpu_us_per_call", rounded(echo.median(Round::serverMicros), 1));
    json.addProperty("rss_mib", rounded(resident, 0));
    json.addProperty("one_at_a_time_mean_ms", rounded(one.mean(), 3));
    json.addProperty("sql_one_at_a_time_mean_ms", rounded(bySql.mean(), 3));
    json.addProperty("rows", shape.rows());
    out.line(json.toString());
  }

  private static List<String> row(String name, Side side) {
    return List.of(
        name,
        "%,.0f".formatted(side.median(round -> round.ghz().perSecond())),
        "%.2f".formatted(side.median(round -> round.ghz().p50())),
        "%.2f".formatted(side.median(round -> round.ghz().p99())),
        "%d".formatted(side.errors()),
        "%.0f".formatted(side.median(Round::serverMicros)),
        "%.0f".formatted(side.median(Round::databaseMicros)));
  }

  private static List<String> row(String name, Sample times) {
    return List.of(
        name,
        "%.2f".formatted(times.mean()),
        "%.2f".formatted(times.median()),
        "%.2f".formatted(times.quantile(0.99)));
  }

  private static double rounded(double value, int places) {
    double scale = Math.pow(10, places);
    return Math.round(value * scale) / scale;
  }
}
