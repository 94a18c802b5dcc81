package org.marketingmetrics.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever gets words can say in which language. */
class LanguageCodeTest {
  /** Fields that hold words of the product. What callers wrote comes back as they wrote it. */
  private static final Pattern WORDS =
      Pattern.compile("text|question|answer|explanation|note|title|heading|paragraphs|.*_text");

  private static final Set<String> OF_CALLERS =
      Set.of("Workspace", "Channel", "Campaign", "ApiKey");

  /** The note of an own benchmark is its owner's. */
  private static final Set<String> ANSWER_WHAT_WAS_WRITTEN =
      Set.of("CreateBenchmark", "UpdateBenchmark");

  static Stream<MethodDescriptor> methods() {
    return ContractEnums.roots().stream()
        .flatMap(file -> file.getServices().stream())
        .map(ServiceDescriptor::getMethods)
        .flatMap(java.util.List::stream);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void anRpcThatAnswersInWordsTakesALanguage(MethodDescriptor method) {
    if (!ANSWER_WHAT_WAS_WRITTEN.contains(method.getName())
        && hasWords(method.getOutputType(), new HashSet<>())) {
      assertThat(takesLanguage(method.getInputType(), new HashSet<>()))
          .as("%s answers in words and needs language_code", method.getFullName())
          .isTrue();
    }
  }

  @Test
  void wordsAreFoundWhereThereAreSome() {
    assertThat(methods().filter(method -> hasWords(method.getOutputType(), new HashSet<>())))
        .extracting(MethodDescriptor::getName)
        .contains("QueryMetrics", "AnalyzeFunnel", "ImportReport", "ResolveMetric", "ListMetrics")
        .doesNotContain("WriteObservations", "GetWorkspace", "DeleteApiKey");
  }

  private static boolean hasWords(Descriptor message, Set<Descriptor> seen) {
    return seen.add(message)
        && message.getFields().stream().anyMatch(field -> hasWords(message, field, seen));
  }

  private static boolean hasWords(Descriptor message, FieldDescriptor field, Set<Descriptor> seen) {
    return switch (field.getJavaType()) {
      case STRING ->
          WORDS.matcher(field.getName()).matches()
              || (field.getName().equals("display_name")
                  && !OF_CALLERS.contains(message.getName()));
      case MESSAGE -> hasWords(field.getMessageType(), seen);
      case INT, LONG, FLOAT, DOUBLE, BOOLEAN, BYTE_STRING, ENUM -> false;
    };
  }

  /** At the top, or in the options of a stream. */
  private static boolean takesLanguage(Descriptor message, Set<Descriptor> seen) {
    return seen.add(message)
        && message.getFields().stream()
            .anyMatch(
                field ->
                    field.getName().equals("language_code")
                        || (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                            && takesLanguage(field.getMessageType(), seen)));
  }
}
