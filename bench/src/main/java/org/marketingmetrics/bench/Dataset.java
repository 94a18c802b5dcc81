package org.marketingmetrics.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server that holds a generated workspace. The data are kept in a folder, whose name says which
 * they are, and used again when a load into it was finished.
 */
final class Dataset {
  private static final String LOADED = "loaded";

  private Dataset() {}

  /** The folder in which the workspace of a shape is kept. */
  static Path keptIn(Path root, Shape shape) {
    return root.resolve(
        "bench/target/data/%d-rows-seed-%d".formatted(shape.rows(), ObservationGenerator.SEED));
  }

  /** Starts a server on the folder, and loads the workspace into it unless it is there. */
  static BenchServer open(Path folder, Shape shape, Output out) {
    boolean loaded = Files.exists(folder.resolve(LOADED));
    if (loaded) {
      out.progress("using the data kept in " + folder);
    } else {
      delete(folder);
      out.progress("loading %s into %s".formatted(shape, folder));
    }
    BenchServer server = BenchServer.start(make(folder.resolve("database")));
    try {
      if (!loaded) {
        new ObservationLoader(shape).load(server.channel(), out);
      }
      checkRows(server, shape);
      if (!loaded) {
        Files.createFile(folder.resolve(LOADED));
      }
      return server;
    } catch (IOException e) {
      server.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  private static void checkRows(BenchServer server, Shape shape) {
    try (SqlQuestions sql = server.sql()) {
      if (sql.rows() != shape.rows()) {
        throw new IllegalStateException(
            "%d rows are stored, %d should be".formatted(sql.rows(), shape.rows()));
      }
    }
  }

  static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder with all that is in it; one that is not there is fine. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
