package org.marketingmetrics.store.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;
import org.marketingmetrics.store.embedded.Password;
import org.marketingmetrics.store.embedded.ProgressListener;

/**
 * The server that holds this JVM's test databases.
 *
 * @param jdbcUrl may name a database, which is not used
 */
record TestServer(String jdbcUrl, String user, Password password) {
  /** Made at first use. */
  private static final class Shared {
    static final TestServer SERVER = find();
  }

  static TestServer shared() {
    return Shared.SERVER;
  }

  private static TestServer find() {
    String url = System.getProperty("metrics.test.db-url", "");
    return url.isEmpty()
        ? embedded()
        : new TestServer(
            url,
            System.getProperty("metrics.test.db-user", "root"),
            new Password(System.getProperty("metrics.test.db-password", "")));
  }

  /** Its data lives as long as the JVM, so commits need not wait for the disk. */
  private static TestServer embedded() {
    Path data = parent().resolve("test-database-" + ProcessHandle.current().pid());
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            EmbeddedDatabaseConfig.in(data)
                .withServerOptions(List.of("--innodb-flush-log-at-trx-commit=0"))
                .closedByCaller(),
            ProgressListener.NONE);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(database)));
    return new TestServer(database.jdbcUrl(), database.user(), database.password());
  }

  private static Path parent() {
    Path target = Path.of("target");
    return Files.isDirectory(target) ? target : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static void discard(EmbeddedDatabase database) {
    database.close();
    try (Stream<Path> files = Files.walk(database.dataDirectory())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
