package org.marketingmetrics.core.channeldata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The dimensions a row is broken down by.
 *
 * @param dimensions names, in order
 */
public record Level(SortedSet<String> dimensions) {
  public Level {
    dimensions = Collections.unmodifiableSortedSet(new TreeSet<>(dimensions));
  }

  /** From any collection of names. */
  public Level(Collection<String> names) {
    this(new TreeSet<>(names));
  }

  /** True when rows of this level know all the dimensions asked for. */
  public boolean holds(Collection<String> asked) {
    return dimensions.containsAll(asked);
  }

  /** Names joined by commas; equally coarse levels are ordered by it. */
  public String name() {
    return String.join(",", dimensions);
  }

  /** The names as a list. */
  public List<String> asList() {
    return new ArrayList<>(dimensions);
  }
}
