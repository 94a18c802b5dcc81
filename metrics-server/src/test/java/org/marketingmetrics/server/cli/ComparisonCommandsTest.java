package org.marketingmetrics.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.runtime.MemoryDatabase;
import org.marketingmetrics.server.runtime.MetricsServer;

/** Comparisons at the command line, against a server on a real port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonCommandsTest {
  private static final String[] MARCH = {"--from", "2026-03-02", "--to", "2026-03-29"};

  private MetricsServer server;

  @BeforeAll
  void start() {
    server =
        MetricsServer.start(
            ServerConfig.load(
                null,
                Map.of(),
                Map.of("grpc.port", "0", "http.port", "0", "shutdown.drain", "10s")),
            new MemoryDatabase(Clock.systemUTC()));
    assertThat(program().run("workspace", "create", "acme")).isZero();
    Row[] rows = IntStream.range(0, 56).mapToObj(day -> row(day)).toArray(Row[]::new);
    try (Connection connection = Connection.local("127.0.0.1:" + server.grpcPort())) {
      var _ = connection.channelData().writeObservations(Acme.report("tool", rows).build());
    }
  }

  /** Eight weeks to 29 March: two creators by turns, orders rise. */
  private static Row row(int day) {
    boolean ann = day % 2 == 0;
    return Row.on(LocalDate.of(2026, 2, 2).plusDays(day).toString())
        .with("creator", ann ? "ann" : "bob")
        .count("impressions", 10_000)
        .count("clicks", (ann ? 240 : 200) + day)
        .count("orders", 10 + day / 4)
        .money("revenue", "500", "EUR");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Program program() {
    return Program.with(
        Map.of("METRICS_SERVER", "127.0.0.1:" + server.grpcPort(), "METRICS_WORKSPACE", "acme"));
  }

  private String answer(String... arguments) {
    Program program = program();
    assertThat(program.run(arguments)).as(program.err()).isZero();
    return program.out();
  }

  private static String[] with(String... arguments) {
    return java.util.stream.Stream.of(arguments, MARCH)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }

  @Test
  void segmentsStandBesideTheirIntervals() {
    String text = answer(with("compare", "ctr", "--by", "creator", "--against", "bob", "--bayes"));

    assertThat(text)
        .startsWith("ctr by creator, each against bob, 2026-03-02 to 2026-03-29\n")
        .contains("the reference", "higher", "●", "pp [", "pooled z", "BAYES (ann)")
        .contains("This holds if:", "valid for one look");
  }

  @Test
  void pairsStandBelowTheSegments() {
    assertThat(answer(with("compare", "ctr", "--by", "creator", "--pairs")))
        .contains("ann - bob", "each against each");
  }

  @Test
  void ratiosThatHaveNoUnitsSayWhatIsMissing() {
    assertThat(
            answer(with("compare", "aov", "--by", "creator", "--against", "bob", "--unit", "none")))
        .contains("not tested: needs unit data", "NEEDS_UNIT_DATA (ann): The request asks for no");
  }

  @Test
  void periodsStandSideBySide() {
    assertThat(answer(with("compare", "ctr", "clicks", "--earlier", "previous-week-aligned")))
        .contains("2026-03-02 to 2026-03-29", "2026-02-02 to 2026-03-01", "higher", "PLAIN_SUM");
    assertThat(answer(with("compare", "ctr", "--earlier", "2026-02-02..2026-02-08", "-o", "csv")))
        .startsWith("metric,result,lower,upper,earlier,")
        .contains("POOLED_Z", "HIGHER");
  }

  @Test
  void comparisonsAreTablesForSpreadsheetsAndProgramsToo() {
    assertThat(answer(with("compare", "ctr", "--by", "creator", "-o", "csv")))
        .startsWith("value,reference,result,lower,upper,difference,")
        .contains("\r\nann,,0.02");
    assertThat(answer(with("compare", "ctr", "--by", "creator", "-o", "json")))
        .contains("\"verdict\": \"COMPARISON_VERDICT_HIGHER\"");
  }

  @Test
  void changesAreSplitBySegmentsAndByDrivers() {
    String[] four = {"--earlier", "previous-period"};
    assertThat(answer(with("explain", "ctr", "--by", "creator", four[0], four[1])))
        .contains("own rates", "shift between them", "ann", "█");
    assertThat(answer(with("explain", "revenue", four[0], four[1])))
        .contains("together (LMDI)", "driver", "€0.00");
    assertThat(answer(with("explain", "ctr", "--by", "creator", "-o", "csv")))
        .startsWith("kind,id,before,after,");
  }

  @Test
  void trendsAreDrawnAsBlocks() {
    assertThat(answer(with("trend", "clicks", "orders")))
        .contains("rising", "not settled", "▁", "█", "% ");
    assertThat(answer(with("trend", "orders", "-o", "csv")))
        .startsWith("metric,from,to,value,direction,slope_per_day,adjusted_p")
        .contains("orders,2026-03-02,2026-03-02,", "RISING");
  }

  @Test
  void plansAreMadeInBothDirections() {
    assertThat(answer("plan", "--base", "0.02", "--lift", "0.2", "--per-day", "2000"))
        .contains("21,109", "42,218", "22");
    assertThat(answer("plan", "--base", "0.02", "--size", "10000", "--looks", "5"))
        .contains("pp", "Stop at a look when");
    assertThat(
            answer("plan", "--base", "1.5", "--variance", "400", "--difference", "0.15", "-ocsv"))
        .startsWith("size_per_arm,");
  }

  @Test
  void whatDoesNotGoTogetherIsToldInALine() {
    assertRefused("--by compares one metric", with("compare", "ctr", "cpc", "--by", "creator"));
    assertRefused("need the dimension", with("compare", "ctr", "--pairs"));
    assertRefused("is none of: previous-period", with("compare", "ctr", "--earlier", "yesteryear"));
    assertRefused("form 3/14", with("compare", "ctr", "--by", "creator", "--look", "x"));
    assertRefused("either --look or", with("explain", "ctr", "--look", "1/2", "--any-time", "9"));
    assertRefused("either --by or", with("explain", "ctr", "--by", "creator", "--drivers", "x"));
    assertRefused("belongs to query", with("trend", "ctr", "--benchmark"));
    assertRefused("name one of --lift", "plan", "--base", "0.02");
  }

  private void assertRefused(String text, String... arguments) {
    Program program = program();
    assertThat(program.run(arguments)).isEqualTo(ExitCode.USAGE);
    assertThat(program.err()).contains(text);
  }
}
