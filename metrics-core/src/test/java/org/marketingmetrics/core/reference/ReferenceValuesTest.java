package org.marketingmetrics.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares every asserted output of every case. Another file of the same form is compared with
 * {@code ./mvnw -pl metrics-core test -Dtest=ReferenceValuesTest -Dreference.file=PATH}.
 */
class ReferenceValuesTest {
  @TestFactory
  Stream<DynamicNode> everyCaseOfEveryImplementedGroup() throws IOException {
    ReferenceFile file = ReferenceFile.read();
    return ReferenceGroups.HANDLERS.entrySet().stream()
        .filter(entry -> file.groups().contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                dynamicContainer(
                    entry.getKey(),
                    file.cases(entry.getKey()).stream()
                        .map(testCase -> test(file, entry.getKey(), entry.getValue(), testCase))));
  }

  private static DynamicTest test(
      ReferenceFile file, String group, ReferenceGroup handler, JsonObject testCase) {
    String id = testCase.get("id").getAsString();
    String note = testCase.has("note") ? " " + testCase.get("note").getAsString() : "";
    return dynamicTest(id + note, () -> compare(file, group, handler, testCase));
  }

  private static void compare(
      ReferenceFile file, String group, ReferenceGroup handler, JsonObject testCase) {
    Map<String, @Nullable Object> outputs = handler.outputs(testCase.getAsJsonObject("in"));
    ReferenceComparison comparison = new ReferenceComparison(key -> file.asserts(group, key));
    for (Map.Entry<String, JsonElement> expected :
        testCase.getAsJsonObject("out").asMap().entrySet()) {
      String key = expected.getKey();
      if (file.asserts(group, key)) {
        String path = testCase.get("id").getAsString() + " " + key;
        assertThat(outputs).as(path).containsKey(key);
        comparison.compare(path, expected.getValue(), outputs.get(key));
      }
    }
  }

  @Test
  void everyGroupOfTheFileIsImplementedOrListedAsNotYet() throws IOException {
    Set<String> known = new HashSet<>(ReferenceGroups.HANDLERS.keySet());
    known.addAll(ReferenceGroups.NOT_IMPLEMENTED);

    assertThat(known).containsAll(ReferenceFile.read().groups());
    assertThat(ReferenceGroups.HANDLERS)
        .doesNotContainKeys(ReferenceGroups.NOT_IMPLEMENTED.toArray(new String[0]));
  }
}
