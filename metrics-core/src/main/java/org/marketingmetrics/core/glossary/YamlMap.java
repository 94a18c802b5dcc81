package org.marketingmetrics.core.glossary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of a YAML file, read strictly: a key that is missing, unknown or of another type
 * is told with its place.
 */
final class YamlMap {
  private final String place;
  private final Map<?, ?> values;
  private final Set<String> read = new HashSet<>();

  /**
   * A map.
   *
   * @param place where it stands, for messages
   */
  YamlMap(String place, Map<?, ?> values) {
    this.place = place;
    this.values = values;
  }

  private IllegalStateException wrong(String key, String what) {
    return new IllegalStateException("%s: '%s' %s".formatted(place, key, what));
  }

  private @Nullable Object value(String key) {
    read.add(key);
    return values.get(key);
  }

  private Object required(String key) {
    Object value = value(key);
    if (value == null) {
      throw wrong(key, "is missing");
    }
    return value;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** A text, which is not blank. */
  String text(String key) {
    return text(key, required(key));
  }

  private String text(String key, @Nullable Object value) {
    if (value instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw wrong(key, "has to be a text");
  }

  /** A text; empty when the key is not there. */
  String optionalText(String key) {
    return has(key) ? text(key) : "";
  }

  /** Texts; none when the key is not there. */
  List<String> texts(String key) {
    return list(key).stream().map(value -> text(key, value)).toList();
  }

  private List<?> list(String key) {
    Object value = value(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(key, "has to be a list");
  }

  int whole(String key) {
    if (required(key) instanceof Integer number) {
      return number;
    }
    throw wrong(key, "has to be a whole number");
  }

  BigDecimal number(String key) {
    return number(key, required(key));
  }

  /** Numbers; none when the key is not there. */
  List<BigDecimal> numbers(String key) {
    return list(key).stream().map(value -> number(key, value)).toList();
  }

  private BigDecimal number(String key, @Nullable Object value) {
    return switch (value) {
      case Integer number -> BigDecimal.valueOf(number);
      case Long number -> BigDecimal.valueOf(number);
      case Double number -> BigDecimal.valueOf(number);
      case null, default -> throw wrong(key, "has to be a number");
    };
  }

  /** A number as such, or an amount of money such as {@code 6000 USD}, as it stands there. */
  String amount(String key) {
    return required(key) instanceof String text ? text : number(key).toPlainString();
  }

  LocalDate day(String key) {
    try {
      return LocalDate.parse(text(key));
    } catch (DateTimeParseException _) {
      throw wrong(key, "has to be a day, such as 2026-11-24");
    }
  }

  <E extends Enum<E>> E one(Class<E> type, String key) {
    return one(type, key, text(key));
  }

  private <E extends Enum<E>> E one(Class<E> type, String key, String id) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(id)) {
        return constant;
      }
    }
    throw wrong(key, "cannot be '%s'".formatted(id));
  }

  <E extends Enum<E>> List<E> several(Class<E> type, String key) {
    return texts(key).stream().map(id -> one(type, key, id)).toList();
  }

  /** The map below a key; an empty one when the key is not there. */
  YamlMap map(String key) {
    Object value = value(key);
    return map(key, value == null ? Map.of() : value);
  }

  private YamlMap map(String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new YamlMap(place + ": " + key, map);
    }
    throw wrong(key, "has to have keys");
  }

  /** Reads each map of a list, to its last key; none when the key is not there. */
  <T> List<T> maps(String key, Function<YamlMap, T> reader) {
    return list(key).stream().<T>map(value -> map(key, value).readBy(reader)).toList();
  }

  /** Reads each value of this map by its key. */
  <T> Map<String, T> each(BiFunction<YamlMap, String, T> reader) {
    Map<String, T> all = new LinkedHashMap<>();
    for (Object key : values.keySet()) {
      all.put(key.toString(), reader.apply(this, key.toString()));
    }
    return all;
  }

  /**
   * Reads this map.
   *
   * @throws IllegalStateException when a key remains that the reader did not ask for
   */
  <T> T readBy(Function<YamlMap, T> reader) {
    T result = reader.apply(this);
    requireNothingElse();
    return result;
  }

  /** Refuses keys that nobody has asked for. */
  void requireNothingElse() {
    for (Object key : values.keySet()) {
      if (!read.contains(key.toString())) {
        throw wrong(key.toString(), "is not known here");
      }
    }
  }
}
