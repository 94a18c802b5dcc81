package org.marketingmetrics.core.glossary;

import java.util.List;
import java.util.Map;

/** Reads {@code sources.yaml}, which says what the keys of sources stand for. */
final class References {
  private final Map<String, Reference> byKey;

  /** Reads the file of that content. */
  References(YamlMap file) {
    byKey = file.each(References::reference);
  }

  private static Reference reference(YamlMap file, String key) {
    return file.map(key)
        .readBy(one -> new Reference(key, one.text("title"), one.optionalText("address")));
  }

  /**
   * The sources that a file names.
   *
   * @throws IllegalStateException when one is not known
   */
  List<Reference> named(YamlMap file) {
    return file.texts("sources").stream().map(this::require).toList();
  }

  private Reference require(String key) {
    Reference source = byKey.get(key);
    if (source == null) {
      throw new IllegalStateException("sources.yaml has no source " + key);
    }
    return source;
  }

  /** All of them. */
  List<Reference> all() {
    return List.copyOf(byKey.values());
  }
}
