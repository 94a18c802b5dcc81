package org.marketingmetrics.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ServeCommandTest {
  private final Program program = Program.with(Map.of());

  private static String waitForReady(Program program, Thread serving) throws InterruptedException {
    while (!program.out().contains("ready ") && serving.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return program.out();
  }

  @Test
  void theReadyLineSaysWhereAndTheSampleIsThere() throws InterruptedException {
    Thread serving =
        Thread.ofPlatform()
            .start(() -> program.run("serve", "--grpc-port", "0", "--http-port", "0", "--sample"));
    String line = waitForReady(program, serving);

    assertThat(line)
        .matches("ready grpc=127\\.0\\.0\\.1:\\d+ http=127\\.0\\.0\\.1:\\d+ data=memory\n");
    Program client =
        Program.with(Map.of("METRICS_SERVER", line.replaceAll("(?s).*grpc=(\\S+) .*", "$1")));
    assertThat(client.run("workspace", "list")).isZero();
    assertThat(client.out()).contains("demo");

    serving.interrupt();
    assertThat(serving.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void aTakenPortIsToldWithTheWayOut() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(program.run("serve", "--grpc-port", port, "--http-port", "0")).isEqualTo(1);
      assertThat(program.err()).contains(port, "grpc.port").doesNotContain("\tat ");
    }
  }

  @Test
  void theSampleIsNotForServersWithKeys() {
    assertThat(program.run("serve", "--sample", "--set", "access.keys=required")).isEqualTo(2);
    assertThat(program.err()).contains("--sample");
  }

  @Test
  void migratingSaysWhereTheDataAre() {
    assertThat(program.run("migrate")).isZero();
    assertThat(program.out()).isEqualTo("migrated data=memory\n");
  }
}
