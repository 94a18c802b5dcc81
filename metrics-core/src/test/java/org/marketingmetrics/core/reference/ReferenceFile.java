package org.marketingmetrics.core.reference;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * The reference values: the project's copy, or the file named by the system property {@code
 * reference.file}.
 */
record ReferenceFile(JsonObject root) {
  static final String PROPERTY = "reference.file";

  static ReferenceFile read() throws IOException {
    try (Reader reader = new InputStreamReader(open(), StandardCharsets.UTF_8)) {
      return new ReferenceFile(JsonParser.parseReader(reader).getAsJsonObject());
    }
  }

  private static InputStream open() throws IOException {
    String path = System.getProperty(PROPERTY, "");
    return path.isEmpty()
        ? Objects.requireNonNull(ReferenceFile.class.getResourceAsStream("reference_values.json"))
        : Files.newInputStream(Path.of(path));
  }

  List<String> groups() {
    return List.copyOf(root.getAsJsonObject("groups").keySet());
  }

  List<JsonObject> cases(String group) {
    return StreamSupport.stream(
            root.getAsJsonObject("groups").getAsJsonArray(group).spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  /** True when the key of the group's outputs is compared; a listed key may end in a star. */
  boolean asserts(String group, String key) {
    JsonElement listed = root.getAsJsonObject("meta").getAsJsonObject("not_asserted").get(group);
    JsonArray patterns = listed == null ? new JsonArray() : listed.getAsJsonArray();
    return StreamSupport.stream(patterns.spliterator(), false)
        .map(JsonElement::getAsString)
        .noneMatch(
            pattern ->
                pattern.endsWith("*")
                    ? key.startsWith(pattern.substring(0, pattern.length() - 1))
                    : key.equals(pattern));
  }
}
