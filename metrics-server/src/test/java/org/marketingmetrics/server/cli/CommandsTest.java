package org.marketingmetrics.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marketingmetrics.core.workspace.ApiKeySecret;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.runtime.MemoryDatabase;
import org.marketingmetrics.server.runtime.MetricsServer;

/** Commands against a server on a real port that holds the sample. */
class CommandsTest {
  private static final String[] DAYS = {"--from", "2026-03-02", "--to", "2026-03-29"};

  private MetricsServer server = start(Map.of());

  private static MetricsServer start(Map<String, String> settings) {
    Map<String, String> all =
        new HashMap<>(Map.of("grpc.port", "0", "http.port", "0", "shutdown.drain", "10s"));
    all.putAll(settings);
    return MetricsServer.start(
        ServerConfig.load(null, Map.of(), all), new MemoryDatabase(Clock.systemUTC()));
  }

  @BeforeEach
  void load() {
    try (Connection connection = Connection.local(address())) {
      new Demo(connection, "demo").load();
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String address() {
    return "127.0.0.1:" + server.grpcPort();
  }

  private Program program() {
    return Program.with(Map.of("METRICS_SERVER", address()));
  }

  private static String[] line(String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + DAYS.length);
    System.arraycopy(DAYS, 0, all, words.length, DAYS.length);
    return all;
  }

  @Test
  void aFunnelIsPrintedWithItsBenchmark() {
    Program program = program();

    assertThat(
            program.run(
                line(
                    "funnel",
                    "influencer",
                    "--filter",
                    "channel=influencer",
                    "--benchmark",
                    "platform=instagram,placement=stories")))
        .isZero();
    assertThat(program.out())
        .startsWith("Funnel influencer, 2026-03-02 to 2026-03-29, channel=influencer\n")
        .contains("2.00 % [1.94, 2.06]", "Benchmarks for influencer, instagram, stories");
    assertThat(program.err()).isEmpty();
  }

  @Test
  void aFunnelOfOnesOwnStepsTakesTheirIds() {
    Program program = program();

    assertThat(program.run(line("funnel", "--steps", "clicks,orders", "--filter", "channel=email")))
        .isZero();
    assertThat(program.out()).contains("Funnel clicks - orders", "null: NO_DATA");
  }

  @Test
  void jsonIsTheAnswerOfTheContract() {
    Program program = program();

    assertThat(
            program.run(line("query", "ctr", "--filter", "channel=influencer", "--output", "json")))
        .isZero();
    assertThat(
            JsonParser.parseString(program.out())
                .getAsJsonObject()
                .getAsJsonArray("rows")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("values")
                .get(0)
                .getAsJsonObject()
                .get("value")
                .getAsDouble())
        .isEqualTo(0.02);
  }

  @Test
  void csvHasALineForEachRow() {
    Program program = program();

    assertThat(
            program.run(
                line(
                    "query",
                    "ctor",
                    "--by",
                    "campaign",
                    "--filter",
                    "channel=email",
                    "-o",
                    "csv",
                    "--order-by",
                    "ctor desc")))
        .isZero();
    assertThat(
            program.out().lines().map(text -> text.split(",", 6)[2] + " " + text.split(",", 6)[3]))
        .containsExactly("campaign ctor", "two-buttons 1.0", "one-link 0.25");
  }

  @Test
  void moreRowsThanAskedForAreSaidToBeThere() {
    Program program = program();

    assertThat(
            program.run(
                line(
                    "query",
                    "impressions",
                    "--grain",
                    "day",
                    "--filter",
                    "platform=amazon",
                    "--limit",
                    "3",
                    "-o",
                    "csv")))
        .isZero();
    assertThat(program.out()).hasLineCount(4);
    assertThat(program.err()).contains("Shown: 3 of 28 rows");
  }

  @Test
  void aMetricIsExplainedByAnyName() {
    Program program = program();

    assertThat(program.run("metric", "кликабельность")).isZero();
    assertThat(program.out()).contains("can mean 2 things", "ctr_email_unique_delivered");
    assertThat(program.run("metric", "кликабельность", "--context", "email")).isZero();
    assertThat(program.out()).contains("email_unique_clicks / emails_delivered");
    assertThat(program.run("metric", "--id", "rpm", "--language", "ru")).isZero();
    assertThat(program.out()).contains("rpm: ", "revenue / impressions");
    assertThat(program.run("metric", "nothing of that kind")).isEqualTo(3);
  }

  @Test
  void workspacesAreMadeAndListed() {
    Program program = program();

    assertThat(program.run("workspace", "create", "spring", "--time-zone", "Europe/Riga")).isZero();
    assertThat(program.run("workspace", "list", "-o", "csv")).isZero();
    assertThat(program.out()).contains("spring", "Europe/Riga").contains("demo,demo,UTC,");
    assertThat(program.run("workspace", "create", "spring")).isEqualTo(3);
    assertThat(program.err()).contains("(ALREADY_EXISTS)");
  }

  @Test
  void aKeyIsToldOnceAndOpensItsWorkspaceUntilItIsRevoked() {
    Program maker = Program.with(Map.of());
    assertThat(maker.run("key", "operator")).isZero();
    String operatorKey = maker.out().strip();
    assertThat(maker.err()).contains("SHA256=" + ApiKeySecret.hash(operatorKey));
    server.close();
    server =
        start(
            Map.of(
                "access.keys", "required",
                "access.key_cache", "0s",
                "access.operator_key_sha256", ApiKeySecret.hash(operatorKey)));
    Program operator =
        Program.with(Map.of("METRICS_SERVER", address(), "METRICS_API_KEY", operatorKey));
    assertThat(operator.run("workspace", "create", "demo", "-o", "csv")).isZero();
    String before = operator.out();
    assertThat(operator.run("key", "create", "--role", "reader", "--for", "a test")).isZero();
    String secret = operator.out().substring(before.length()).strip();
    assertThat(secret).startsWith("mm_");
    Program reader = Program.with(Map.of("METRICS_SERVER", address(), "METRICS_API_KEY", secret));

    assertThat(reader.run("workspace", "list")).isZero();
    assertThat(reader.run("key", "list")).isEqualTo(3);
    assertThat(reader.err()).contains("(ROLE_TOO_LOW)", "Ask an admin");

    assertThat(operator.run("key", "list", "-o", "csv")).isZero();
    String key = operator.out().lines().reduce((one, other) -> other).orElseThrow();
    assertThat(key).contains("a test", "reader").doesNotContain(secret);
    assertThat(operator.run("key", "revoke", key.substring(0, key.indexOf(',')))).isZero();
    assertThat(reader.run("workspace", "list")).isEqualTo(3);
    assertThat(reader.err()).contains("(API_KEY_INVALID)");
  }

  @Test
  void aReportIsImportedAndAgainChangesNothing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.csv");
    Files.writeString(
        file,
        """
        Day,Campaign,Currency code,Cost,Impr.,Clicks,My own
        2026-03-01,A,USD,10.00,100,10,x
        2026-03-99,A,USD,10.00,100,10,x
        Total,,,10.00,100,10,
        """);
    Program program = program();

    assertThat(program.run("import", file.toString(), "--dry-run", "--columns")).isZero();
    assertThat(program.out())
        .contains("Rows: 3 read, 1 taken, 1 skipped, 1 rejected", "Nothing is written (dry run).")
        .contains("measure ad_spend", "nothing: not known")
        .contains("Line 3 rejected", "Day: '2026-03-99'", "Line 4 skipped");
    assertThat(program.run("import", file.toString())).isZero();
    assertThat(program.out()).contains("1 stored, 0 replaced", "not used: My own");
    assertThat(program.run("import", file.toString(), "--output", "csv")).isZero();
    assertThat(program.run("import", file.toString())).isZero();
    assertThat(program.out()).contains("0 stored, 0 replaced, 1 unchanged");
    assertThat(program.err()).isEmpty();
  }

  @Test
  void aReportThatIsNotTakenIsAnsweredWithWhatToDo(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.csv");
    Files.writeString(file, "Day,Campaign,Currency code,Cost,Impr.\n2026-03-99,A,USD,1.00,10\n");
    Path other = folder.resolve("other.csv");
    Files.writeString(other, "a,b\n1,2\n");
    Program program = program();

    assertThat(program.run("import", file.toString(), "--strict")).isEqualTo(3);
    assertThat(program.err()).contains("(REPORT_ROWS_REJECTED)", "line 2, Day");
    assertThat(program.run("import", other.toString())).isEqualTo(3);
    assertThat(program.err()).contains("(REPORT_UNRECOGNIZED)").doesNotContain("\tat ");
    assertThat(program.run("import", folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(program.err()).contains("no file can be read at");
  }

  @Test
  void aMissingWorkspaceIsAnsweredWithWhatToDo() {
    Program program = program();

    assertThat(program.run(line("funnel", "email", "--workspace", "nowhere"))).isEqualTo(3);
    assertThat(program.err())
        .contains("(WORKSPACE_NOT_FOUND)", "metrics workspace create")
        .doesNotContain("\tat ");
  }

  @Test
  void aServerThatIsNotThereIsAnsweredWithWhatToDo() {
    Program program = program();
    server.close();

    assertThat(program.run("metric", "ctr")).isEqualTo(4);
    assertThat(program.err()).contains("no server answers", "metrics serve");
  }
}
