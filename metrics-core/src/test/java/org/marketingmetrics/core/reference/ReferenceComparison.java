package org.marketingmetrics.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares computed outputs with expected ones: numbers within the file's tolerance, everything
 * else exactly; infinite numbers stand in the file as strings.
 *
 * @param asserted which keys are compared, at any depth
 */
record ReferenceComparison(Predicate<String> asserted) {
  private static final double TOLERANCE = 1e-9;
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  void compare(String path, JsonElement expected, @Nullable Object got) {
    switch (expected) {
      case JsonNull _ -> assertThat(got).as(path).isNull();
      case JsonObject object -> compareObject(path, object, got);
      case JsonArray array -> compareArray(path, array, got);
      case JsonPrimitive primitive -> comparePrimitive(path, primitive, got);
      default -> throw new IllegalStateException("no such JSON: " + expected);
    }
  }

  private void compareObject(String path, JsonObject expected, @Nullable Object got) {
    assertThat(got).as(path).isInstanceOf(Map.class);
    Map<?, ?> map = (Map<?, ?>) java.util.Objects.requireNonNull(got);
    map.keySet().stream()
        .map(String::valueOf)
        .filter(asserted)
        .forEach(key -> assertThat(expected.has(key)).as(path + "." + key + " exists").isTrue());
    expected
        .asMap()
        .forEach(
            (key, value) -> {
              if (asserted.test(key)) {
                assertThat(map.containsKey(key)).as(path + "." + key).isTrue();
                compare(path + "." + key, value, map.get(key));
              }
            });
  }

  private void compareArray(String path, JsonArray expected, @Nullable Object got) {
    assertThat(got).as(path).isInstanceOf(List.class);
    List<?> list = (List<?>) java.util.Objects.requireNonNull(got);
    assertThat(list).as(path).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      compare(path + "[" + i + "]", expected.get(i), list.get(i));
    }
  }

  private static void comparePrimitive(String path, JsonPrimitive expected, @Nullable Object got) {
    if (expected.isBoolean()) {
      assertThat(got).as(path).isEqualTo(expected.getAsBoolean());
    } else if (expected.isNumber()) {
      compareNumber(path, expected.getAsDouble(), got);
    } else if (got instanceof Number && NOT_FINITE.contains(expected.getAsString())) {
      assertThat(got).as(path).isEqualTo(Double.valueOf(expected.getAsString()));
    } else {
      assertThat(got).as(path).isEqualTo(expected.getAsString());
    }
  }

  private static void compareNumber(String path, double expected, @Nullable Object got) {
    assertThat(got).as(path).isInstanceOf(Number.class);
    assertThat(((Number) java.util.Objects.requireNonNull(got)).doubleValue())
        .as(path)
        .isCloseTo(expected, within(TOLERANCE + TOLERANCE * Math.abs(expected)));
  }
}
