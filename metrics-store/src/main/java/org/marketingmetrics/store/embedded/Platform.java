package org.marketingmetrics.store.embedded;

import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.UNSUPPORTED_PLATFORM;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the bundled server runs on: 64-bit x86 Linux with glibc. */
final class Platform {
  /** Absent from systems with another C library, such as Alpine. */
  private static final Path GLIBC_LOADER = Path.of("/lib64/ld-linux-x86-64.so.2");

  private Platform() {}

  static void requireSupported() {
    requireSupported(
        System.getProperty("os.name", ""), System.getProperty("os.arch", ""), GLIBC_LOADER);
  }

  static void requireSupported(String system, String processor, Path loader) {
    String lacking =
        !system.equals("Linux") || !processor.equals("amd64")
            ? system + " on " + processor
            : Files.exists(loader) ? "" : "Linux without glibc (" + loader + " is absent)";
    if (!lacking.isEmpty()) {
      throw new EmbeddedDatabaseException(
          UNSUPPORTED_PLATFORM,
          "The embedded database is bundled for Linux on amd64 with glibc, and this is "
              + lacking
              + ". Set METRICS_DB_URL to a MySQL server instead, such as"
              + " jdbc:mysql://localhost:3306/marketing_metrics.");
    }
  }
}
