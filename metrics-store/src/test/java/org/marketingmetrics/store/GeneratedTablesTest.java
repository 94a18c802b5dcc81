package org.marketingmetrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes for the tables are those that the migrations call for. */
class GeneratedTablesTest {
  private static final Path COMMITTED = Path.of("src/main/java");

  /** When it fails: run tools/regenerate-tables and commit what it wrote. */
  @Test
  void theCommittedClassesAreThoseOfTheMigrations(@TempDir Path anew) throws Exception {
    RegenerateTables.into(anew, anew);

    assertThat(files(COMMITTED)).isEqualTo(files(anew));
  }

  private static Map<String, String> files(Path sources) throws IOException {
    Path generated = sources.resolve("org/marketingmetrics/store/generated");
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(generated)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> texts.put(generated.relativize(file).toString(), text(file)));
    }
    return texts;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
