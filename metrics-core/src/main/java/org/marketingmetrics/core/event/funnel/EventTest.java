package org.marketingmetrics.core.event.funnel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition on one event. */
public sealed interface EventTest {
  /**
   * The attribute is one of these texts.
   *
   * @param values at least one
   */
  record OneOf(EventAttribute attribute, Set<String> values) implements EventTest {
    public OneOf {
      values = Set.copyOf(values);
    }
  }

  /** The attribute is none of these texts; an event without it passes. */
  record NoneOf(EventAttribute attribute, Set<String> values) implements EventTest {
    public NoneOf {
      values = Set.copyOf(values);
    }
  }

  /** The attribute is there, or is not. */
  record Present(EventAttribute attribute, boolean present) implements EventTest {}

  /**
   * The event has a value within bounds.
   *
   * @param least millionths, inclusive; null for no bound
   * @param most millionths, inclusive; null for no bound
   * @param currency of the value; null for a plain number
   */
  record ValueWithin(@Nullable Long least, @Nullable Long most, @Nullable String currency)
      implements EventTest {}
}
