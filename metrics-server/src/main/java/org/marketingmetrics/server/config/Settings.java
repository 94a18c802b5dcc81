package org.marketingmetrics.server.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings by key from a file, the environment and flags; of one key the later of these wins.
 *
 * <p>It remembers the keys it was asked for, so that a key nobody asks for is a problem, and
 * collects problems, so that an operator sees all of them at once.
 */
final class Settings {
  /** An environment variable is this, then the key in capitals with dots as underscores. */
  static final String ENVIRONMENT_PREFIX = "METRICS_";

  /** Read by the commands that call a server, or by the launcher; no settings of the server. */
  static final Set<String> OTHER_VARIABLES =
      Set.of(
          "METRICS_CONFIG",
          "METRICS_SERVER",
          "METRICS_WORKSPACE",
          "METRICS_API_KEY",
          "METRICS_API_KEY_FILE",
          "METRICS_JDK_DIRS",
          "METRICS_JAVA_OPTIONS");

  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,12})([A-Za-z]*)");

  private final Map<String, String> file;
  private final Map<String, String> environment;
  private final Map<String, String> flags;
  private final Set<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  Settings(Map<String, String> file, Map<String, String> environment, Map<String, String> flags) {
    this.file = file;
    this.environment = environment;
    this.flags = flags;
  }

  String text(String key, String otherwise) {
    return read(key, otherwise, Function.identity());
  }

  Secret secret(String key) {
    String value = lookup(key);
    return value == null ? Secret.NONE : new Secret(value);
  }

  int number(String key, int otherwise, int least, int most) {
    return read(
        key,
        otherwise,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException("not from %d to %d".formatted(least, most));
          }
          return number;
        });
  }

  boolean flag(String key, boolean otherwise) {
    return read(
        key,
        otherwise,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("neither true nor false");
            });
  }

  <E extends Enum<E>> E choice(String key, E otherwise) {
    Class<E> type = otherwise.getDeclaringClass();
    return read(
        key,
        otherwise,
        text -> {
          for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
              return constant;
            }
          }
          throw new IllegalArgumentException("one of " + names(type));
        });
  }

  /** A whole number with one of the units ms, s, m, h. */
  Duration duration(String key, Duration otherwise) {
    return read(key, otherwise, Settings::parseDuration);
  }

  /** A whole number of bytes, or of KiB or MiB. */
  int bytes(String key, int otherwise) {
    return read(key, otherwise, Settings::parseBytes);
  }

  /** Adds a problem unless the condition holds. */
  void require(boolean condition, String problem) {
    if (!condition) {
      problems.add(problem);
    }
  }

  /** The keys asked for so far. */
  Set<String> known() {
    return Set.copyOf(known);
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigException with every problem found, unknown keys among them
   */
  void finish() {
    refuseUnknown(file.keySet(), "file");
    refuseUnknown(flags.keySet(), "command line");
    Set<String> variables = new TreeSet<>(OTHER_VARIABLES);
    known.forEach(key -> variables.add(variable(key)));
    for (String variable : new TreeSet<>(environment.keySet())) {
      if (variable.startsWith(ENVIRONMENT_PREFIX) && !variables.contains(variable)) {
        problems.add("environment: no setting belongs to the variable " + variable);
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  static String variable(String key) {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private void refuseUnknown(Set<String> keys, String where) {
    for (String key : new TreeSet<>(keys)) {
      if (!known.contains(key)) {
        problems.add("%s: no setting '%s'%s".formatted(where, key, suggestion(key)));
      }
    }
  }

  /** Names the keys whose last part is the same, which is how keys are most often got wrong. */
  private String suggestion(String key) {
    String last = key.substring(key.lastIndexOf('.') + 1);
    List<String> similar =
        known.stream().filter(k -> k.endsWith("." + last) || k.startsWith(key + ".")).toList();
    return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
  }

  private <T> T read(String key, T otherwise, Function<String, T> parse) {
    String value = lookup(key);
    if (value == null) {
      return otherwise;
    }
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      problems.add("%s: '%s' is no value for it (%s)".formatted(key, value, e.getMessage()));
      return otherwise;
    }
  }

  private @Nullable String lookup(String key) {
    known.add(key);
    String flag = flags.get(key);
    if (flag != null) {
      return flag.strip();
    }
    String variable = environment.get(variable(key));
    if (variable != null) {
      return variable.strip();
    }
    String line = file.get(key);
    return line == null ? null : line.strip();
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static Duration parseDuration(String text) {
    Matcher matcher = amount(text);
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> throw new IllegalArgumentException("write it like 500ms, 30s, 5m or 2h");
    };
  }

  private static int parseBytes(String text) {
    Matcher matcher = amount(text);
    long amount = Long.parseLong(matcher.group(1));
    long bytes =
        switch (matcher.group(2)) {
          case "" -> amount;
          case "KiB" -> amount << 10;
          case "MiB" -> amount << 20;
          default -> throw new IllegalArgumentException("write it like 4096, 16KiB or 16MiB");
        };
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("above 2047MiB");
    }
    return (int) bytes;
  }

  private static Matcher amount(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a whole number with a unit");
    }
    return matcher;
  }
}
