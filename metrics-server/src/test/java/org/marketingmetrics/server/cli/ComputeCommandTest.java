package org.marketingmetrics.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.runtime.MemoryDatabase;
import org.marketingmetrics.server.runtime.MetricsServer;

/** Somebody computes at a shell, and compares what two tools call by one name. */
class ComputeCommandTest {
  private static final MetricsServer SERVER =
      MetricsServer.start(
          ServerConfig.load(
              null, Map.of(), Map.of("grpc.port", "0", "http.port", "0", "shutdown.drain", "10s")),
          new MemoryDatabase(Clock.systemUTC()));

  private final Program program =
      Program.with(Map.of("METRICS_SERVER", "127.0.0.1:" + SERVER.grpcPort()));

  @BeforeAll
  static void load() {
    try (Connection connection = Connection.local("127.0.0.1:" + SERVER.grpcPort())) {
      new Demo(connection, "demo").load();
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private String out(String... arguments) {
    assertThat(program.run(arguments)).as(program.err()).isZero();
    assertThat(program.err()).isEmpty();
    return program.out();
  }

  @Test
  void aRateIsComputedWithItsArithmetic() {
    assertThat(out("compute", "ctr", "clicks=2500", "impressions=100,000"))
        .startsWith("Click-through rate (impressions): 2.50 % [2.41, 2.60]\n")
        .contains("  ctr = clicks / impressions = 2500 / 100000 = 0.025\n", "BINOMIAL_ASSUMED");
  }

  @Test
  void aPlacementBringsTheVerdictAndWhatWouldSettleIt() {
    assertThat(
            out(
                "compute",
                "ctr",
                "clicks=11",
                "impressions=990",
                "--benchmark",
                "channel=influencer,platform=instagram,placement=stories"))
        .contains("Benchmarks for influencer, instagram, stories")
        .contains("verdict UNCERTAIN")
        .contains("it takes 29,815 more (impressions) to settle this");
  }

  @Test
  void bothModelsOfLifetimeValueTakeTheirInputsByName() {
    assertThat(
            out(
                "compute",
                "clv",
                "average_order_value=50",
                "purchases_per_period=4",
                "gross_margin=0.3",
                "periods=3",
                "--currency",
                "USD"))
        .startsWith("Customer lifetime value: $180")
        .contains("clv = average_order_value * purchases_per_period * gross_margin * periods = ")
        .contains("50 * 4 * 0.3 * 3 = 180");
    assertThat(
            out(
                "compute",
                "clv",
                "margin_per_period=60",
                "retention_rate=0.8",
                "discount_rate=0.1",
                "--currency",
                "USD",
                "--language",
                "ru"))
        .contains("Пожизненная ценность клиента: $160")
        .contains("60 * 0.8 / (1 + 0.1 - 0.8) = 160");
  }

  @Test
  void anAmountHasACurrency() {
    assertThat(out("compute", "cpc", "ad_spend=1200.50", "clicks=4000", "--currency", "EUR"))
        .contains("1200.5 / 4000 = 0.300125");
  }

  @Test
  void programsGetTheAnswerItself() {
    String json = out("compute", "ctr", "clicks=1", "impressions=4", "-o", "json");

    assertThat(
            JsonParser.parseString(json)
                .getAsJsonObject()
                .getAsJsonObject("value")
                .get("value")
                .getAsDouble())
        .isEqualTo(0.25);
    assertThat(out("compute", "ctr", "clicks=1", "impressions=4", "-o", "csv"))
        .contains(
            "metric,value,lower,upper,currency,null_reason,explanation,warnings\r\nctr,0.25,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compute ctr clicks | NAME=NUMBER",
        "compute ctr clicks=many impressions=1 | number",
        "compute ctr clicks=1,5 impressions=10 | number",
        "compute ctr clicks=1 clicks=2 | twice",
        "compute cpc ad_spend=1 clicks=1 | --currency USD",
        "compute clv periods=3 --currency USD | average_order_value",
        "compute cpc ad_spend=0.0000000001 clicks=1 --currency USD | amount",
        "compute ctr clicks=1 impressions=2 --benchmark place=x | FIELD=VALUE",
        "definitions compare ctr cpc --from 2026-03-02 | --to",
        "definitions compare ctr cpc --filter channel=email | --from",
      })
  void whatCannotBeMeantIsRefusedBeforeItIsAsked(String line, String told) {
    assertThat(program.run(line.strip().split(" ", -1))).isEqualTo(2);
    assertThat(program.err()).contains(told.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compute ctr clicks=1 | impressions",
        "compute ctr clicks=-1 impressions=3 | measures[0].count",
        "compute ctrr clicks=1 | ctr",
        "compute clv clicks=1 | clv_simple",
      })
  void whatTheServerRefusesIsToldByField(String line, String told) {
    assertThat(program.run(line.strip().split(" ", -1))).isEqualTo(3);
    assertThat(program.err()).contains(told.strip());
  }

  @Test
  void twoDefinitionsAreSetSideBySide() {
    assertThat(out("definitions", "compare", "open_rate_delivered", "open_rate_sent"))
        .contains("They are not comparable, unless the difference is acknowledged.")
        .contains("denominator", "emails_delivered", "emails_sent")
        .contains("open_rate_sent is open_rate_delivered * delivery_rate");
    assertThat(out("definitions", "compare", "ctr", "aov")).contains("They are never comparable.");
    assertThat(out("definitions", "compare", "ctr", "ctr")).contains("They are the same.");
  }

  @Test
  void theNumbersOfTheWorkspaceArePutIn() {
    assertThat(
            out(
                "definitions",
                "compare",
                "open_rate_delivered",
                "open_rate_sent",
                "--from",
                "2026-03-02",
                "--to",
                "2026-03-29",
                "--filter",
                "channel=email"))
        .containsPattern(
            "open_rate_sent = open_rate_delivered \\* delivery_rate = \\([0-9]+ / [0-9]+\\)");
  }

  @Test
  void theChannelDecidesWhatANameMeans() {
    assertThat(out("metric", "click rate", "--channel", "email"))
        .startsWith("ctr_email_unique_delivered: ");
  }

  @Test
  void aNameThatNothingHasComesWithTheNearest() {
    assertThat(program.run("metric", "opne rate")).isEqualTo(3);
    assertThat(program.out()).contains("Did you mean: open_rate_delivered, open_rate_sent?");
  }
}
