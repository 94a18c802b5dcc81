package org.marketingmetrics.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.runtime.MemoryDatabase;
import org.marketingmetrics.server.runtime.MetricsServer;

/** Somebody reads the glossary at a shell. */
class GlossaryCommandTest {
  private static final MetricsServer SERVER =
      MetricsServer.start(
          ServerConfig.load(
              null, Map.of(), Map.of("grpc.port", "0", "http.port", "0", "shutdown.drain", "10s")),
          new MemoryDatabase(Clock.systemUTC()));

  private final Program program =
      Program.with(Map.of("METRICS_SERVER", "127.0.0.1:" + SERVER.grpcPort()));

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
  void aTermIsAPageOfText() {
    assertThat(out("glossary", "ctr"))
        .startsWith("Click-through rate (CTR) [ctr]\nalso called: CTR (= ctr_email_total")
        .contains("\nFormula\n  ctr = Clicks / Impressions × 100%\n")
        .contains("    clicks 2,500, impressions 100,000: 2.5%\n")
        .contains("\nWhat is click-through rate?\n", "\nHow it works\n", "  1. Collect: ")
        .contains("  - influencer, instagram, stories: 1.00 %–3.00 %")
        .contains("\nBest practices\n  - ", "\nCommon mistakes\n  - ", "\nSources\n  - ");
  }

  @Test
  void aTermIsReadInRussian() {
    assertThat(out("glossary", "средний чек", "--language", "ru"))
        .startsWith("Средний чек (AOV) [aov]\n")
        .contains("\nЧто считают\n", "\nЧастые ошибки\n", "\nСвязанные понятия\n");
  }

  @Test
  void codesAreReadInRussian() {
    assertThat(out("glossary", "codes", "MetricKind", "--language", "ru"))
        .contains("GUARDED_RATE", "доля, которая может превысить 1");
    assertThat(out("glossary", "codes", "-o", "csv")).contains("Role,READER,1,may read");
  }

  @Test
  void aMeasureTellsItsUnit() {
    assertThat(out("glossary", "reach")).contains("\nUnit\n  people\n", "\nNot to be confused");
  }

  @Test
  void examplesAreThoseOfTheAudience() {
    assertThat(out("glossary", "ctr", "--audience", "email_marketer"))
        .contains("In mail the same three letters stand for another ratio.")
        .doesNotContain("A creator puts the link");
  }

  @Test
  void aNameOfSeveralTermsListsThem() {
    assertThat(out("glossary", "click rate"))
        .contains("ctr: Click-through rate (CTR)\n", "ctr_email_unique_delivered: E-mail CTR")
        .contains("One of them in full: metrics glossary ");
  }

  @Test
  void allTermsAreListed() {
    assertThat(out("glossary", "--language", "ru"))
        .startsWith("id ")
        .contains("название", "acos ", "Доля рекламных расходов (ACoS)")
        .hasLineCount(119);
  }

  @Test
  void wordsAreSearchedFor() {
    assertThat(out("glossary", "search", "abandonned", "carts"))
        .startsWith("cart_abandonment_rate: Cart abandonment rate\n  The share of carts");
  }

  @Test
  void nothingFoundIsRefused() {
    assertThat(program.run("glossary", "search", "zzqqxy")).isEqualTo(3);
    assertThat(program.out()).isEqualTo("The glossary has nothing on \"zzqqxy\".\n");
  }

  @Test
  void aTermThatThereIsNotIsSearchedFor() {
    assertThat(out("glossary", "conversoin")).startsWith("conversion");
  }

  @Test
  void articlesAreListedAndRead() {
    assertThat(out("glossary", "articles")).contains("clicks_vs_sessions").hasLineCount(7);
    assertThat(out("glossary", "articles", "open_rate_sent_vs_delivered"))
        .contains("Open rate by sent and by delivered: two formulas, two diagnoses\n")
        .contains("\nKey metrics\n  By sent (Formula 1): ", "[open_rate_sent, emails_sent,")
        .contains("open_rate_sent is open_rate_delivered * delivery_rate");
  }

  @Test
  void anArticleThatThereIsNotIsTold() {
    assertThat(program.run("glossary", "articles", "cats_vs_dogs")).isEqualTo(3);
    assertThat(program.err()).contains("no article 'comparisonArticles/cats_vs_dogs'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ctr", "search click", "articles", "articles ctr_vs_ctor"})
  void everyAnswerIsAlsoJson(String command) {
    String line = ("glossary " + command).strip() + " --output json";

    assertThat(JsonParser.parseString(out(line.split(" ", -1))).getAsJsonObject().size())
        .isPositive();
  }

  @Test
  void everyAnswerIsAlsoCsv() {
    assertThat(out("glossary", "ctr", "-o", "csv"))
        .startsWith("id,category,form,title,aliases,short_definition\r\nctr,METRICS_AND_KPIS,FULL,")
        .hasLineCount(2);
    assertThat(out("glossary", "articles", "ctr_vs_ctor", "-o", "csv"))
        .contains("aspect,term,text,metrics\r\nDEFINITION,ctr_email_unique_delivered,");
  }
}
