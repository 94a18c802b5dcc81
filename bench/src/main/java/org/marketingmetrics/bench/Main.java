package org.marketingmetrics.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.marketingmetrics.server.config.LogConfig;
import org.marketingmetrics.server.telemetry.Logging;

/** Runs one benchmark; called by bench/run, which also lists them. */
public final class Main {
  private Main() {}

  /**
   * Runs the benchmark named.
   *
   * @param arguments the root of the project and the name
   */
  public static void main(String[] arguments) {
    Output out = new Output(stream(FileDescriptor.out), stream(FileDescriptor.err));
    Logging.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN, ""));
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    System.exit(run(root, arguments[1], out) ? 0 : 1);
  }

  private static boolean run(Path root, String name, Output out) {
    Path folder = temporary();
    try {
      return switch (name) {
        case "funnel" -> {
          FunnelBenchmark benchmark = FunnelBenchmark.full();
          yield run(root, folder, Dataset.keptIn(root, benchmark.shape()), benchmark, out);
        }
        case "smoke" -> run(root, folder, folder.resolve("data"), FunnelBenchmark.smoke(), out);
        case "compare" -> ComparisonBenchmark.compare().run(folder, out);
        case "explain" -> ComparisonBenchmark.explain().run(folder, out);
        case "import" -> new ImportBenchmark().run(folder, out);
        case "ingest" -> new IngestBenchmark().run(folder, out);
        case "store" -> new StoreBenchmark().run(folder, out);
        case "glossary-search" -> new GlossarySearchBenchmark().run(out);
        case "event-funnel-cold" -> new EventFunnelBenchmark(root, EventShape.asked(), out).cold();
        case "event-funnel-warm" -> new EventFunnelBenchmark(root, EventShape.asked(), out).warm();
        case "events-size" -> new EventSizeBenchmark(out).run();
        case "events-ingest" -> new EventIngestBenchmark(root, folder, out).run();
        default -> throw new IllegalArgumentException("no benchmark is called " + name);
      };
    } finally {
      Dataset.delete(folder);
    }
  }

  private static boolean run(
      Path root, Path folder, Path data, FunnelBenchmark benchmark, Output out) {
    try (BenchServer server = Dataset.open(data, benchmark.shape(), out)) {
      return benchmark.run(server, new Ghz(root, folder, server.address()), out);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("metrics-bench-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
