package org.marketingmetrics.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What this process, its database and the load generators that ended have used so far.
 *
 * @param serverNanos processor time of this process, all of whose work is the server's while ghz
 *     runs
 * @param databaseNanos processor time of the database server
 * @param clientNanos processor time of the load generators; 0 where there is no /proc
 */
record Usage(long serverNanos, long databaseNanos, long clientNanos) {
  /** Of Linux, whatever the machine. */
  private static final long NANOS_OF_TICK = 10_000_000;

  /** Fields of /proc/self/stat behind the name, which may have spaces: time of ended children. */
  private static final int CHILDREN_USER = 13;

  private static final int CHILDREN_SYSTEM = 14;

  static Usage now() {
    return new Usage(system().getProcessCpuTime(), ofDatabase(), ofEndedChildren());
  }

  /** What it runs on, and how busy that is: others may use it too. */
  static String machine() {
    OperatingSystemMXBean system = system();
    return "%d processors, %s, Java %s, load average %.1f"
        .formatted(
            system.getAvailableProcessors(),
            system.getArch(),
            Runtime.version(),
            system.getSystemLoadAverage());
  }

  private static OperatingSystemMXBean system() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      return system;
    }
    throw new IllegalStateException("this JVM does not tell its processor time");
  }

  private static long ofDatabase() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").contains("mariadbd"))
        .mapToLong(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
        .sum();
  }

  /** The database is a child too, and ends last. */
  private static long ofEndedChildren() {
    List<String> lines = lines(Path.of("/proc/self/stat"));
    if (lines.isEmpty()) {
      return 0;
    }
    String text = lines.getFirst();
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return NANOS_OF_TICK
        * (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]));
  }

  Usage since(Usage before) {
    return new Usage(
        serverNanos - before.serverNanos,
        databaseNanos - before.databaseNanos,
        clientNanos - before.clientNanos);
  }

  /** Memory of this process that is in RAM, in MiB; NaN where there is no /proc. */
  static double residentMebibytes() {
    return lines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** None where there is no such file. */
  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
