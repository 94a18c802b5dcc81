package org.marketingmetrics.core.channeldata.report.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.MetricsException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A part of a description, which knows where it stands. */
final class YamlNode {
  private static final int MOST_CHARACTERS = 256 * 1024;

  private final String path;
  private final @Nullable Object value;

  private YamlNode(String path, @Nullable Object value) {
    this.path = path;
    this.value = value;
  }

  /**
   * Reads a text.
   *
   * @throws MetricsException INVALID_FIELD
   */
  static YamlNode parse(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();
    try {
      return new YamlNode("", new Load(settings).loadFromString(text));
    } catch (YamlEngineException | StackOverflowError e) {
      String message = e.getMessage();
      throw invalid("", "it is no YAML: " + (message == null ? "too deep" : message.strip()));
    }
  }

  private static MetricsException invalid(String path, String description) {
    return MetricsException.invalidField(
        "options.mapping", (path.isEmpty() ? "" : path + ": ") + description);
  }

  /** A failure that names this part. */
  MetricsException invalid(String description) {
    return invalid(path, description);
  }

  /** The entries of a map, which may have these keys and no others. */
  Map<String, YamlNode> map(Set<String> allowed) {
    Map<String, YamlNode> entries = map();
    for (String key : entries.keySet()) {
      if (!allowed.contains(key)) {
        throw invalid("'%s' is none of %s".formatted(key, String.join(", ", sorted(allowed))));
      }
    }
    return entries;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /** The entries of a map. */
  Map<String, YamlNode> map() {
    if (!(value instanceof Map<?, ?> map)) {
      throw invalid("expected names with values");
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    map.forEach(
        (key, one) ->
            entries.put(
                String.valueOf(key),
                new YamlNode(path.isEmpty() ? String.valueOf(key) : path + "." + key, one)));
    return entries;
  }

  /** The items of a list. */
  List<YamlNode> list() {
    if (!(value instanceof List<?> list)) {
      throw invalid("expected a list");
    }
    List<YamlNode> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      items.add(new YamlNode("%s[%d]".formatted(path, i), list.get(i)));
    }
    return items;
  }

  /** A text, or each of a list of texts; at least one. */
  List<String> texts() {
    List<String> texts =
        value instanceof List<?> ? list().stream().map(YamlNode::text).toList() : List.of(text());
    if (texts.isEmpty()) {
      throw invalid("expected at least one text");
    }
    return texts;
  }

  /** A text, or a number as a text; not empty. */
  String text() {
    boolean scalar = value instanceof String || value instanceof Number;
    if (!scalar || String.valueOf(value).isBlank()) {
      throw invalid("expected a text");
    }
    return String.valueOf(value);
  }

  /** The constant of an enum, in small letters. */
  <E extends Enum<E>> E constant(Class<E> type) {
    String text = text().toUpperCase(java.util.Locale.ROOT);
    List<String> names = new ArrayList<>();
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(text)) {
        return one;
      }
      names.add(one.name().toLowerCase(java.util.Locale.ROOT));
    }
    throw invalid("'%s' is none of %s".formatted(text(), String.join(", ", names)));
  }

  /** A whole number of days. */
  int days() {
    if (value instanceof Integer days && days >= 0 && days <= 365) {
      return days;
    }
    throw invalid("expected a number of days, 0 to 365");
  }

  boolean isMap() {
    return value instanceof Map;
  }
}
