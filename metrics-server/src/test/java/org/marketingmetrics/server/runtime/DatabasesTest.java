package org.marketingmetrics.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.config.DatabaseConfig;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.store.embedded.ProgressListener;
import org.marketingmetrics.store.embedded.StartStep;

class DatabasesTest {
  @TempDir private Path folder;

  private static DatabaseConfig config(Map<String, String> settings) {
    return ServerConfig.load(null, Map.of(), settings).database();
  }

  @Test
  void theEmbeddedDatabaseComesWithItsTables() {
    List<StartStep> steps = new ArrayList<>();

    try (Database database =
        Databases.open(config(Map.of("db.directory", folder.toString())), steps::add)) {
      assertThat(database.stores().workspaces().workspace(new WorkspaceId("demo"))).isEmpty();
      database.ping(Duration.ofSeconds(5));
      assertThat(database.location()).isEqualTo(folder.toString());
      assertThat(database.pool().most()).isEqualTo(16);
    }
    assertThat(steps).contains(StartStep.INITIALISING, StartStep.READY);
  }

  @Test
  void aDatabaseThatIsNotThereIsNamedWithoutItsParameters() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      nobody = socket.getLocalPort();
    }
    String url = "jdbc:mysql://127.0.0.1:" + nobody + "/metrics?connectTimeout=100";

    assertThatThrownBy(
            () ->
                Databases.open(
                    config(Map.of("db.url", url, "db.user", "metrics", "db.password", "hunter2")),
                    ProgressListener.NONE))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("jdbc:mysql://127.0.0.1:" + nobody + "/metrics cannot be used")
        .hasMessageContaining("db.password")
        .hasMessageNotContainingAny("connectTimeout", "hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://db:3306/metrics, jdbc:mysql://db:3306/metrics",
    "jdbc:mysql://db/metrics?user=a&x=b, jdbc:mysql://db/metrics",
    "jdbc:mysql://me:secret@db/metrics, jdbc:mysql://db/metrics",
    "'jdbc:mysql:loadbalance://a,b/metrics', 'jdbc:mysql:loadbalance://a,b/metrics'"
  })
  void theLocationHoldsNoSecret(String url, String location) {
    assertThat(Databases.location(url)).isEqualTo(location);
  }
}
