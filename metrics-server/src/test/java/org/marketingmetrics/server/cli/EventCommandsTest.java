package org.marketingmetrics.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.runtime.MemoryDatabase;
import org.marketingmetrics.server.runtime.MetricsServer;

/** Commands about events against a server on a real port. */
class EventCommandsTest {
  private static final String HEADING =
      "id,subject,time,kind,campaign,page,click_id,value,currency,server_side,plan\n";

  @TempDir private Path folder;

  private MetricsServer server;

  @BeforeEach
  void start() {
    server =
        MetricsServer.start(
            ServerConfig.load(
                null,
                Map.of(),
                Map.of("grpc.port", "0", "http.port", "0", "shutdown.drain", "10s")),
            new MemoryDatabase(Clock.systemUTC()));
    assertThat(program().run("workspace", "create", "shop")).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Program program() {
    return Program.with(
        Map.of("METRICS_SERVER", "127.0.0.1:" + server.grpcPort(), "METRICS_WORKSPACE", "shop"));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String visits() throws IOException {
    return file(
        "visits.csv",
        HEADING
            + "c1,ann,2026-03-02T10:00:00Z,click,spring,,k1,,,,\n"
            + "h1,ann,2026-03-02T10:00:02Z,page_view,spring,/coats,k1,,,,gold\n"
            + "p1,ann,2026-03-02T10:05:00+00:00,purchase,,,,49.95,EUR,true,\n"
            + "c2,bob,2026-03-03T09:00:00Z,click,spring,,k2,,,,\n");
  }

  @Test
  void aTableIsLoadedOnceHoweverOftenItIsSent() throws IOException {
    Program first = program();
    Program again = program();

    assertThat(first.run("events", "load", visits())).isZero();
    assertThat(again.run("events", "load", visits())).isZero();

    assertThat(first.out()).contains("4 recorded, 0 were there already, 0 not counted");
    assertThat(again.out()).contains("0 recorded, 4 were there already, 0 not counted");
  }

  @Test
  void linesOfJsonAreEventsAsTheContractHasThem() throws IOException {
    Program program = program();

    assertThat(
            program.run(
                "events",
                "load",
                file(
                    "a.jsonl",
                    """
                    {"id": "a", "subject": "ann", "time": "2020-03-02T10:00:00Z", "kind": "lead"}

                    {"id": "b", "subject": "ann", "time": "2020-03-02T10:01:00Z", "kind": "lead",
                     "properties": {"plan": "gold"}}
                    """
                        .replace(",\n ", ", "))))
        .isZero();
    assertThat(program.out()).contains("2 recorded");
  }

  @Test
  void whatIsNoEventIsToldByLine() throws IOException {
    Program json = program();
    Program time = program();
    Program flag = program();
    Program money = program();

    assertThat(json.run("events", "load", file("a.jsonl", "{\"id\": 1}\n{nothing\n"))).isEqualTo(2);
    assertThat(json.err()).contains("line 2: is no event");
    assertThat(time.run("events", "load", file("t.csv", HEADING + "a,b,today,lead,,,,,,,\n")))
        .isEqualTo(2);
    assertThat(time.err()).contains("line 2: 'today' is no time");
    assertThat(flag.run("events", "load", row("f.csv", ",,yes,"))).isEqualTo(2);
    assertThat(flag.err()).contains("server_side is 'yes'");
    assertThat(money.run("events", "load", row("m.csv", "1e30,EUR,,"))).isEqualTo(2);
    assertThat(money.err()).contains("'1e30' is no amount of money");
  }

  private String row(String name, String end) throws IOException {
    return file(name, HEADING + "a,b,2026-03-02T10:00:00Z,lead,,,," + end + "\n");
  }

  @Test
  void whatTheServerRefusesIsToldByFieldAndLine() throws IOException {
    Program program = program();

    assertThat(
            program.run(
                "events",
                "load",
                file("bad.csv", HEADING + "a,,2026-03-02T10:00:00Z,lead,,,,,,,\n")))
        .isNotZero();

    assertThat(program.err()).contains("from line 2 on", "events[0].subject");
  }

  @Test
  void sessionsAreCountedAndListed() throws IOException {
    assertThat(program().run("events", "load", visits())).isZero();
    Program counted = program();
    Program listed = program();

    assertThat(
            counted.run(
                "sessions", "--from", "2026-03-01", "--to", "2026-03-31", "--by", "campaign,day"))
        .isZero();
    assertThat(listed.run("sessions", "ann", "--rule", "ga4")).isZero();

    assertThat(counted.out()).contains("2026-03-02", "spring").contains("€49.95").contains("all");
    assertThat(listed.out()).contains("Sessions of ann, rule ga4", "FROM_CLICK", "/coats");
  }

  @Test
  void clicksAndSessionsAreReconciled() throws IOException {
    assertThat(program().run("events", "load", visits())).isZero();
    Program sums = program();
    Program totals = program();

    assertThat(
            sums.run("reconcile", "--from", "2026-03-01", "--to", "2026-03-31", "--by", "campaign"))
        .isZero();
    assertThat(totals.run("reconcile", "--clicks", "10", "--sessions", "12")).isZero();

    assertThat(sums.out())
        .contains("2 clicks - 1 sessions = 1", "1 click CLICK_NOT_LOADED", "spring");
    assertThat(totals.out()).contains("TIMEOUT_RETURN").doesNotContain("CLICK_NOT_LOADED");
  }

  @Test
  void aFunnelIsDrawn() throws IOException {
    assertThat(program().run("events", "load", visits())).isZero();
    Program program = program();

    assertThat(
            program.run(
                "event-funnel",
                "--steps",
                "click,page_view,purchase",
                "--window",
                "7d",
                "--from",
                "2026-03-01",
                "--to",
                "2026-03-31",
                "--by",
                "campaign"))
        .isZero();

    assertThat(program.out())
        .containsPattern("1 click +█{30} +2")
        .containsPattern("2 page_view +█{15} +1 +50.00 %")
        .contains("Time to convert: half within 5 min")
        .contains("spring");
  }

  @Test
  void anErasedPersonIsGone() throws IOException {
    assertThat(program().run("events", "load", visits())).isZero();
    Program program = program();

    assertThat(program.run("events", "erase", "ann")).isZero();
    assertThat(program.run("sessions", "ann")).isZero();

    assertThat(program.out()).contains("Erased 3 events", "none");
  }

  @Test
  void optionsThatAreNoneAreToldBeforeTheServerIsAsked() {
    Program window = program();
    Program days = program();

    assertThat(
            window.run(
                "event-funnel",
                "--steps",
                "click",
                "--window",
                "soon",
                "--from",
                "2026-03-01",
                "--to",
                "2026-03-02"))
        .isEqualTo(2);
    assertThat(window.err()).contains("'soon' is no time");
    assertThat(days.run("sessions")).isEqualTo(2);
    assertThat(days.err()).contains("--from and --to");
  }
}
