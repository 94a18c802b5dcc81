package org.marketingmetrics.core.event.funnel;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.timeline.EventField;

/**
 * Which events meet a step, or are excluded: those that pass every test.
 *
 * @param tests none for every event
 */
public record EventFilter(List<EventTest> tests) {
  public EventFilter {
    tests = List.copyOf(tests);
  }

  /** Events of one of these kinds. */
  public static EventFilter ofKinds(Set<EventKind> kinds) {
    Set<String> names =
        kinds.stream().map(EventKind::name).collect(Collectors.toCollection(TreeSet::new));
    return new EventFilter(
        List.of(new EventTest.OneOf(new EventAttribute.Field(EventField.KIND), names)));
  }

  /** The same with a test more. */
  public EventFilter and(EventTest test) {
    return new EventFilter(
        java.util.stream.Stream.concat(tests.stream(), java.util.stream.Stream.of(test)).toList());
  }
}
