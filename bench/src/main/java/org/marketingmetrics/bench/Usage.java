package org.marketingmetrics.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What this process and its database have used so far.
 *
 * @param serverNanos processor time of this process, all of whose work is the server's while ghz
 *     runs
 * @param databaseNanos processor time of the database server
 */
record Usage(long serverNanos, long databaseNanos) {
  static Usage now() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
      throw new IllegalStateException("this JVM does not tell its processor time");
    }
    return new Usage(system.getProcessCpuTime(), ofDatabase());
  }

  private static long ofDatabase() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").contains("mariadbd"))
        .mapToLong(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
        .sum();
  }

  Usage since(Usage before) {
    return new Usage(serverNanos - before.serverNanos, databaseNanos - before.databaseNanos);
  }

  /** Memory of this process that is in RAM, in MiB; NaN where there is no /proc. */
  static double residentMebibytes() {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    try {
      return Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .sum()
          / 1024.0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
