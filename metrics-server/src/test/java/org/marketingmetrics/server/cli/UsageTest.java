package org.marketingmetrics.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person meets who does not know the commands yet. */
class UsageTest {
  private final Program program = Program.with(Map.of());

  @Test
  void theHelpNamesCommandsAndExitCodes() {
    assertThat(program.run("--help")).isZero();
    assertThat(program.out())
        .contains(
            "demo",
            "serve",
            "migrate",
            "import",
            "funnel",
            "query",
            "compare",
            "explain",
            "trend",
            "plan",
            "metric",
            "compute",
            "definitions",
            "glossary",
            "diagnose",
            "prioritize",
            "leaks",
            "allocate",
            "simulate",
            "benchmark",
            "workspace",
            "key")
        .contains("generate-completion", "Exit codes:", "no server answered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "serve",
        "migrate",
        "import",
        "funnel",
        "query",
        "compare",
        "explain",
        "trend",
        "plan",
        "metric",
        "compute",
        "definitions compare",
        "glossary",
        "glossary search",
        "glossary articles",
        "diagnose",
        "prioritize",
        "leaks",
        "allocate",
        "simulate",
        "benchmark list",
        "benchmark evaluate",
        "benchmark own",
        "benchmark delete",
        "glossary codes",
        "workspace create",
        "workspace list",
        "key create",
        "key list",
        "key revoke",
        "key operator"
      })
  void everyCommandHasHelp(String command) {
    assertThat(program.run((command + " --help").split(" ", -1))).isZero();
    assertThat(program.out()).contains("Usage: metrics " + command);
  }

  @Test
  void aWrongCommandIsAnsweredWithTheRightOne() {
    assertThat(program.run("funel")).isEqualTo(2);
    assertThat(program.err()).contains("funel", "Did you mean", "metrics funnel");
  }

  @Test
  void aMissingOptionIsNamedInOneLine() {
    assertThat(program.run("funnel", "email")).isEqualTo(2);
    assertThat(program.err())
        .contains("metrics funnel: Missing required options: '--from=YYYY-MM-DD'")
        .contains("Help: metrics funnel --help")
        .hasLineCount(2);
  }

  @Test
  void aGroupNamesItsCommands() {
    assertThat(program.run("key")).isEqualTo(2);
    assertThat(program.err()).contains("create", "list", "revoke");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "funnel --from 2026-03-01 --to 2026-03-31",
        "funnel email --steps clicks,orders --from 2026-03-01 --to 2026-03-31",
        "funnel email --from 2026-03-31 --to 2026-03-01",
        "funnel email --from 2026-03-01 --to 2026-03-31 --filter channel",
        "funnel email --from 2026-03-01 --to 2026-03-31 --benchmark place=x",
        "funnel email --from yesterday --to 2026-03-31",
        "query --from 2026-03-01 --to 2026-03-31",
        "query ctr --grain fortnight --from 2026-03-01 --to 2026-03-31",
        "metric ctr --output xml",
        "key create --role boss",
        "serve --set grpc.prot=1",
        "serve --config /nowhere.properties",
        "serve --host 0.0.0.0"
      })
  void whatMakesNoSenseIsRefusedBeforeAnythingIsAsked(String line) {
    assertThat(program.run(line.split(" ", -1))).isEqualTo(2);
    assertThat(program.err()).isNotBlank().doesNotContain("\tat ");
    assertThat(program.out()).isEmpty();
  }

  @Test
  void aKeyDoesNotTravelUnencryptedToAnotherMachine() {
    Program withKey = Program.with(Map.of("METRICS_API_KEY", "mm_secret"));

    assertThat(withKey.run("metric", "ctr", "--server", "metrics.example.org:9090")).isEqualTo(2);
    assertThat(withKey.err()).contains("--tls").doesNotContain("mm_secret");
  }

  @Test
  void theCompletionKnowsTheCommands() {
    assertThat(program.run("generate-completion")).isZero();
    assertThat(program.out()).contains("complete", "funnel", "--workspace");
  }

  @Test
  void theVersionIsTold() {
    assertThat(program.run("--version")).isZero();
    assertThat(program.out()).startsWith("metrics ");
  }
}
