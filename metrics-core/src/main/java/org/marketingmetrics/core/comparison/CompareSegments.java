package org.marketingmetrics.core.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.statistics.KProportions;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.workspace.WorkspaceState;

/**
 * Compares the values of one dimension, each with a reference, by the method their data allow
 * (domain rules E). A segment that cannot be tested says why and leaves the others theirs.
 */
public final class CompareSegments {
  /** Most segments of one answer. */
  public static final int MAX_SEGMENTS = 200;

  /** Most segments of which each is compared with each. */
  public static final int MAX_OF_ALL_PAIRS = 20;

  private final ComparisonData data;

  /** The use case over its ports. */
  public CompareSegments(ComparisonData data) {
    this.data = data;
  }

  /**
   * A question.
   *
   * @param definition measure or metric
   * @param scope of which data; grouped by the one dimension, grain TOTAL
   * @param values segments to compare, in this order; empty for all there are
   * @param reference what each is compared with
   * @param settings how
   */
  public record Request(
      Definition definition,
      DataScope scope,
      List<String> values,
      Reference reference,
      TestSettings settings) {
    public Request {
      values = List.copyOf(values);
      if (scope.groupBy().size() != 1) {
        throw new IllegalArgumentException("segments are the values of one dimension");
      }
    }
  }

  /**
   * One segment.
   *
   * @param value of the dimension
   * @param arm what is known of it
   * @param reference the side it is compared with, where that is not a segment itself; else null
   * @param difference from its reference; null for the reference itself, and with all pairs
   */
  public record Segment(
      String value, Arm arm, @Nullable Arm reference, @Nullable Difference difference) {}

  /**
   * Two segments.
   *
   * @param compared the one
   * @param reference the other
   * @param difference the one less the other
   */
  public record Pair(String compared, String reference, Difference difference) {}

  /**
   * The answer.
   *
   * @param segments in the order asked, else by value
   * @param pairs each with each, where that was asked
   * @param overall whether the segments differ at all; null where they are not all proportions
   * @param assumptions what has to be true
   * @param warnings about the answer as a whole
   * @param revision of the data that answered
   * @param opened the data that answered
   */
  public record Result(
      List<Segment> segments,
      List<Pair> pairs,
      @Nullable KProportions overall,
      List<Assumption> assumptions,
      List<Warning> warnings,
      long revision,
      DataScope.Opened opened) {
    public Result {
      segments = List.copyOf(segments);
      pairs = List.copyOf(pairs);
      assumptions = List.copyOf(assumptions);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Answers a question.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, UNKNOWN_DIMENSION, UNKNOWN_SOURCE, INVALID_FIELD,
   *     REVISION_NOT_REACHED; DEFINITION_MISMATCH when no two sides may be compared
   */
  public Result run(Request request) {
    return run(request, data.state(request.scope()), data.mailChannels(request.scope()));
  }

  /**
   * Answers a question about a workspace whose state was read for it.
   *
   * @param isMailChannel true for channels that send mail
   * @throws MetricsException as {@link #run(Request)}
   */
  public Result run(Request request, WorkspaceState state, Predicate<String> isMailChannel) {
    Refusals.requireSums(request.definition());
    DataScope.Opened opened = data.open(request.scope(), state);
    LookRule looks = new LookRule(request.settings().looks(), request.settings().confidence());
    SortedMap<List<String>, Arm> all =
        new ArmReader(data.catalog(), opened.facts(), request.settings(), looks, isMailChannel)
            .arms(request.definition(), opened.rows(), named(request));
    List<String> values = values(request, all);
    SegmentTests tests = new SegmentTests(data.catalog(), request, looks, byValue(all));
    return tests.result(values, opened);
  }

  /** Groups to read: all of them where the rest is wanted. */
  private static List<List<String>> named(Request request) {
    if (request.values().isEmpty() || request.reference() instanceof Reference.Rest) {
      return List.of();
    }
    List<String> named = new ArrayList<>(request.values());
    if (request.reference() instanceof Reference.Named reference
        && !named.contains(reference.value())) {
      named.add(reference.value());
    }
    return named.stream().map(List::of).toList();
  }

  private static Map<String, Arm> byValue(SortedMap<List<String>, Arm> all) {
    Map<String, Arm> byValue = new LinkedHashMap<>();
    all.forEach((group, arm) -> byValue.put(group.getFirst(), arm));
    return byValue;
  }

  private static List<String> values(Request request, SortedMap<List<String>, Arm> all) {
    List<String> values =
        request.values().isEmpty()
            ? all.keySet().stream().map(List::getFirst).toList()
            : request.values();
    boolean pairs = request.reference() instanceof Reference.AllPairs;
    int limit = pairs ? MAX_OF_ALL_PAIRS : MAX_SEGMENTS;
    if (values.size() > limit) {
      throw MetricsException.invalidField(
          "values",
          "%,d values of %s are more than %d%s; name the ones to compare, or filter"
              .formatted(
                  values.size(),
                  request.scope().groupBy().getFirst(),
                  limit,
                  pairs ? ", of which each can be compared with each" : ""));
    }
    return values;
  }
}
