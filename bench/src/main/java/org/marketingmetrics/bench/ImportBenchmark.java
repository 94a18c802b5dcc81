package org.marketingmetrics.bench;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.report.ImportOptions;
import org.marketingmetrics.core.channeldata.report.ImportOutcome;
import org.marketingmetrics.core.channeldata.report.ImportReport;
import org.marketingmetrics.core.channeldata.report.format.ReportFormats;
import org.marketingmetrics.core.channeldata.report.table.ReportFile;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.store.MetricsStore;
import org.marketingmetrics.store.StoreConfig;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;
import org.marketingmetrics.store.embedded.ProgressListener;

/**
 * A report of a million rows through the importer, beside LOAD DATA LOCAL of the same rows into the
 * same table; then the same again, and the heap while it is read.
 */
final class ImportBenchmark {
  private static final int DAYS = 200;
  private static final int ROUNDS = 3;
  private static final ImportOptions PLAIN = ImportOptions.NONE;

  /** Seconds of one round. */
  private record Round(double load, double fresh, double again) {}

  boolean run(Path folder, Output out) {
    EmbeddedDatabaseConfig config =
        EmbeddedDatabaseConfig.in(folder.resolve("data")).withBufferPoolMegabytes(1_024);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(config, ProgressListener.NONE)) {
      StoreConfig store = StoreConfig.of(database.jdbcUrl(), database.user(), database.password());
      return run(folder, store, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("LOAD DATA failed", e);
    }
  }

  private static boolean run(Path folder, StoreConfig config, Output out)
      throws IOException, SQLException {
    long rows = (long) DAYS * ImportFile.keywords();
    Path report = folder.resolve("report.csv");
    ImportFile.writeReport(report, DAYS);
    out.line(
        "A report of %,d rows, %,d MB, five measures a row; median of %d rounds."
            .formatted(rows, Files.size(report) / 1_000_000, ROUNDS));
    List<Round> rounds = new ArrayList<>();
    List<Double> heap;
    try (MetricsStore store = MetricsStore.open(config, Clock.systemUTC())) {
      store.migrate();
      for (int round = 1; round <= ROUNDS; round++) {
        out.progress("round %d of %d".formatted(round, ROUNDS));
        rounds.add(round(folder, store, config, report));
      }
      heap = heap(store, report, out);
    }
    print(rows, rounds, heap, out);
    return true;
  }

  private static Round round(Path folder, MetricsStore store, StoreConfig config, Path report)
      throws IOException, SQLException {
    String bare = "bare-" + Long.toHexString(System.nanoTime());
    Path table = folder.resolve("table.tsv");
    ImportFile.writeTable(table, bare, DAYS);
    double load = seconds(() -> load(config, table));
    WorkspaceId workspace = newWorkspace(store);
    double fresh = seconds(() -> importFile(store, workspace, file(report)));
    double again = seconds(() -> importFile(store, workspace, file(report)));
    return new Round(load, fresh, again);
  }

  private interface Work {
    void run() throws IOException, SQLException;
  }

  private static double seconds(Work work) throws IOException, SQLException {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static ReportFile file(Path report) {
    return () -> Files.newInputStream(report);
  }

  private static void importFile(MetricsStore store, WorkspaceId workspace, ReportFile file)
      throws IOException {
    Catalog catalog = Catalog.standard();
    ImportOutcome outcome =
        new ImportReport(
                catalog,
                ReportFormats.standard(catalog),
                store.stores().workspaces(),
                store.stores().channelData(),
                Clock.systemUTC())
            .run(workspace, file, PLAIN);
    long expected = (long) DAYS * ImportFile.keywords();
    if (outcome.rows().taken() != expected) {
      throw new IllegalStateException("%s of %d rows".formatted(outcome.rows(), expected));
    }
  }

  private static void load(StoreConfig config, Path table) throws SQLException {
    String url =
        config.jdbcUrl()
            + (config.jdbcUrl().contains("?") ? "&" : "?")
            + "allowLoadLocalInfile=true";
    try (Connection connection =
            DriverManager.getConnection(url, config.user(), config.password().reveal());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "LOAD DATA LOCAL INFILE '"
              + table
              + "' INTO TABLE observation (workspace_id, month, series_id, day, days, `hour`,"
              + " source_id, basis_id, known_at, impressions, clicks, ad_spend, conversions,"
              + " revenue)");
    }
  }

  private static WorkspaceId newWorkspace(MetricsStore store) {
    WorkspaceId id = new WorkspaceId("bench-" + Long.toHexString(System.nanoTime()));
    store
        .stores()
        .workspaces()
        .insert(
            new Workspace(
                id,
                "Benchmark",
                ZoneOffset.UTC,
                DayOfWeek.MONDAY,
                List.of(),
                Basis.UNSPECIFIED,
                Instant.EPOCH,
                1));
    return id;
  }

  /** Live heap in MB after a full collection, at each tenth of the last pass over the file. */
  private static List<Double> heap(MetricsStore store, Path report, Output out) throws IOException {
    out.progress("heap");
    List<Double> live = new ArrayList<>();
    long tenth = Files.size(report) / 10;
    WorkspaceId workspace = newWorkspace(store);
    importFile(
        store,
        workspace,
        () -> {
          live.clear();
          return new Sampled(Files.newInputStream(report), tenth, live);
        });
    return List.copyOf(live);
  }

  /** Looks at the heap while it is read. */
  private static final class Sampled extends FilterInputStream {
    private final long step;
    private final List<Double> live;
    private long read;

    Sampled(InputStream in, long step, List<Double> live) {
      super(in);
      this.step = step;
      this.live = live;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      long before = read / step;
      read += Math.max(0, count);
      if (read / step > before) {
        System.gc();
        live.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6);
      }
      return count;
    }
  }

  private static void print(long rows, List<Round> rounds, List<Double> heap, Output out) {
    double load = median(rounds.stream().map(Round::load).toList());
    double fresh = median(rounds.stream().map(Round::fresh).toList());
    double again = median(rounds.stream().map(Round::again).toList());
    double ratio = median(rounds.stream().map(round -> round.load() / round.fresh()).toList());
    double most = heap.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    double least = heap.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    out.table(
        List.of(
            List.of("", "seconds", "rows a second"),
            line("LOAD DATA LOCAL", load, rows),
            line("import", fresh, rows),
            line("the same file again", again, rows)));
    out.line(
        "Live heap at each tenth of the file, MB: "
            + String.join(
                ", ", heap.stream().map(mb -> String.format(Locale.ROOT, "%.0f", mb)).toList()));
    out.line(
        String.format(
            Locale.ROOT,
            "{\"name\":\"import\",\"ratio\":%.3f,\"import_rows_per_second\":%.0f,"
                + "\"load_data_rows_per_second\":%.0f,\"again_rows_per_second\":%.0f,"
                + "\"live_heap_mb_least\":%.0f,\"live_heap_mb_most\":%.0f}",
            ratio,
            rows / fresh,
            rows / load,
            rows / again,
            least,
            most));
  }

  private static List<String> line(String title, double seconds, long rows) {
    return List.of(title, "%.1f".formatted(seconds), "%,.0f".formatted(rows / seconds));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
