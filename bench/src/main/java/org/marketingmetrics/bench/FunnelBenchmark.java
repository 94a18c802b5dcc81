package org.marketingmetrics.bench;

import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.FunnelServiceGrpc.FunnelServiceBlockingStub;

/**
 * AnalyzeFunnel under load beside a bare echo of the same size on the same server, in turns, and
 * the same sums by SQL. Once with questions that were asked before, whose answers the server keeps,
 * and once with questions of which each is new.
 *
 * @param name what it is called by
 * @param shape of the workspace
 * @param questions number of different requests that are asked again and again
 * @param rounds runs of each kind of call
 * @param seconds length of a run
 * @param checked number of questions that SQL answers too
 */
record FunnelBenchmark(
    String name, Shape shape, int questions, int rounds, int seconds, int checked) {
  private static final long MIX_SEED = 7;

  /** New requests made for each second; a server that answers more has shorter runs. */
  private static final int NEW_PER_SECOND = 8_000;

  /** The published one; on a machine that does other things too, more rounds are worth it. */
  static FunnelBenchmark full() {
    int rounds = Integer.getInteger("bench.rounds", 5);
    return new FunnelBenchmark("funnel", Shape.FULL, 2_000, rounds, 10, 100);
  }

  /** Seconds long, for continuous integration. */
  static FunnelBenchmark smoke() {
    return new FunnelBenchmark("smoke", Shape.SMALL, 500, 1, 1, 50);
  }

  /** Runs it on a server that holds the workspace; true when no call failed. */
  boolean run(BenchServer server, Ghz ghz, Output out) {
    FunnelMix mix = new FunnelMix(shape, MIX_SEED);
    List<Funnel> asked = mix.different(questions);
    List<AnalyzeFunnelRequest> requests = asked.stream().map(Funnel::request).toList();
    FunnelServiceBlockingStub stub = FunnelServiceGrpc.newBlockingStub(server.channel());
    Answers answers = Answers.to(requests, stub);
    server.echo().answerWith(answers.typical());
    describe(out, asked.size(), answers);
    FunnelFigures figures =
        new FunnelFigures(
            name,
            shape,
            new Load("AnalyzeFunnel, asked before"),
            new Load("AnalyzeFunnel, new questions"),
            new Load("echo of a funnel"),
            new Load("echo of as many bytes"));
    load(ghz, requests, new NewFunnels(mix), answers, figures, out);
    figures.residentMebibytes(Usage.residentMebibytes());
    try (SqlQuestions sql = server.sql()) {
      out.progress("the same by SQL");
      alone(asked.subList(0, Math.min(checked, asked.size())), stub, sql, figures);
    }
    figures.print(out);
    return figures.errors() == 0;
  }

  /** In turns: what disturbs one kind of call disturbs the others, its neighbours in time. */
  private void load(
      Ghz ghz,
      List<AnalyzeFunnelRequest> requests,
      NewFunnels news,
      Answers answers,
      FunnelFigures figures,
      Output out) {
    var again = ghz.requests("again", requests);
    var bytes = ghz.requests("bytes", List.of(answers.echoBytes()));
    Ghz.Extent time = new Ghz.Extent.Seconds(seconds);
    int most = seconds * NEW_PER_SECOND;
    for (int round = 0; round <= rounds; round++) {
      out.progress(
          round == 0
              ? "warming up"
              : "round %d of %d, %d s for each kind of call".formatted(round, rounds, seconds));
      figures.bytes().run(ghz, "echo-bytes", bytes, time);
      figures.echo().run(ghz, "echo", again, time);
      figures.again().run(ghz, "funnel", again, time);
      var fresh = ghz.requests("new", news.requests(most));
      figures.fresh().run(ghz, "funnel", fresh, new Ghz.Extent.Once(most, seconds));
      if (round == 0) {
        figures.forget();
      }
    }
  }

  /** By one caller: the server's answers, those that it kept, and SQL. */
  private static void alone(
      List<Funnel> sample,
      FunnelServiceBlockingStub stub,
      SqlQuestions sql,
      FunnelFigures figures) {
    FunnelCheck.sameSums(sample, stub, sql);
    Sample bySql = Sample.times(sample, sql::funnel);
    // Each with a confidence level that nobody asked for yet.
    Sample fresh = Sample.times(sample, one -> stub.analyzeFunnel(one.request(0.99)));
    Sample again = Sample.times(sample, one -> stub.analyzeFunnel(one.request(0.99)));
    figures.alone(again, fresh, bySql);
  }

  private void describe(Output out, int different, Answers answers) {
    out.line("%s: AnalyzeFunnel over %s of eight measures".formatted(name, shape));
    out.line("Questions: %s; six steps, four metrics.".formatted(FunnelMix.WORDS));
    out.line(
        "Asked before: %,d different ones in turn. New: each is asked once and never again."
            .formatted(different));
    out.line(
        "Echoes: requests of %,d bytes, answers of %,d bytes, no interceptors."
            .formatted(answers.questionBytes(), answers.answerBytes()));
    out.line(
        "ghz, 16 calls at a time on 2 connections; %d runs of %d s each in turns, medians."
            .formatted(rounds, seconds));
    out.line("Machine: %s".formatted(Usage.machine()));
    out.line("");
  }
}
