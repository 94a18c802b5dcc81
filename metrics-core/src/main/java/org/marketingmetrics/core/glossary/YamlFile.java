package org.marketingmetrics.core.glossary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A YAML file of the glossary, which lies beside this class. */
final class YamlFile {
  private YamlFile() {}

  /**
   * Reads a file.
   *
   * @param path below the folder of this package, for example {@code terms/en/ctr.yaml}
   * @throws IllegalStateException with path and place when the file is missing or malformed
   */
  static YamlMap read(String path) {
    try (InputStream in = YamlFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the core has no file glossary/" + path);
      }
      return parse(path, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static YamlMap parse(String path, InputStream in) {
    Object document =
        new Load(LoadSettings.builder().setLabel(path).build()).loadFromInputStream(in);
    if (document instanceof Map<?, ?> map) {
      return new YamlMap(path, map);
    }
    throw new IllegalStateException(path + ": has to begin with keys");
  }
}
