package org.marketingmetrics.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.server.runtime.MemoryDatabase;
import org.marketingmetrics.server.runtime.StartException;

/** The demo from nothing to the printed numbers, on a store in memory. */
class DemoCommandTest {
  @Test
  void theDemoAnswersWhatItPromises() {
    Program program = Program.with(Map.of());

    assertThat(program.run("demo")).isZero();

    assertThat(program.out())
        .contains("Impressions   200,000")
        .contains("Clicks          4,000   2.00 % [1.94, 2.06]")
        .contains("Orders            120   3.00 % [2.51, 3.58]")
        .contains("0.0600 % [0.0502, 0.0717]")
        .contains("$6,000.00", "$50.00", "$1.50", "$30.00")
        .contains("1.00 % to 3.00 % (benchmarks/b_ig_stories_ctr): verdict WITHIN");
    assertThat(program.out())
        .contains("Open rate by sent (Formula 1)        9.62 % [5.31, 16.80]       10 / 104")
        .contains("Open rate by delivered (Formula 2)   10.00 % [5.52, 17.44]      10 / 100")
        .contains("E-mail CTR, individual               10.00 % [5.52, 17.44]      10 / 100")
        .contains("E-mail CTR, total                    20.00 %                    20 / 100")
        .contains("Click-to-open rate                   100.00 % [72.25, 100.00]   10 / 10")
        .contains("Click-to-open, total clicks          200.00 %                   20 / 10")
        .contains("5.00 % [2.15, 11.18]     25.00 % [11.19, 46.87]");
    assertThat(program.out())
        .contains("Impressions   70,000", "Clicks           840", "Sessions         714")
        .contains("amazon_ads", "amazon_business_report", "STEP_BASIS_MISMATCH (Sessions)")
        .contains("Units ordered");
    assertThat(program.out())
        .contains("13 clicks - 9 sessions = 4", "CLICK_NOT_LOADED", "BOOKMARK_OR_DIRECT_RETURN")
        .containsPattern("is distracted on the page, the session times out +1 +2 +TIMEOUT_RETURN")
        .containsPattern("clicks the same ad three times +3 +1 +2 x REPEAT_CLICK_SAME_SESSION")
        .containsPattern("leaves before the tracking code loads +1 +0 +CLICK_NOT_LOADED")
        .containsPattern("comes by one campaign, leaves, comes by another +2 +2\n")
        .contains("Time to convert");
    assertThat(program.out()).contains("tools/grpcurl", "./metrics funnel");
  }

  @Test
  void nothingIsLeftBehind() {
    AtomicReference<Path> data = new AtomicReference<>();
    Program program =
        Program.with(
            Map.of(),
            (config, progress) -> {
              data.set(config.dataDirectory());
              return new MemoryDatabase(Clock.systemUTC());
            });

    assertThat(program.run("demo")).isZero();

    assertThat(Files.exists(data.get())).isFalse();
  }

  /** A demo must never write to the database of somebody's shop. */
  @Test
  void theDatabaseOfTheEnvironmentIsLeftAlone() {
    Program program =
        Program.with(
            Map.of("METRICS_DB_URL", "jdbc:mysql://db/shop", "METRICS_DB_USER", "shop"),
            (config, progress) -> {
              assertThat(config.embedded()).isTrue();
              return new MemoryDatabase(Clock.systemUTC());
            });

    assertThat(program.run("demo")).isZero();
  }

  @Test
  void aDatabaseThatDoesNotStartIsToldInWords() {
    Program program =
        Program.with(
            Map.of(),
            (config, progress) -> {
              throw new StartException("the disk is full", new IllegalStateException());
            });

    assertThat(program.run("demo")).isEqualTo(1);
    assertThat(program.err()).contains("metrics: the disk is full").doesNotContain("\tat ");
  }
}
