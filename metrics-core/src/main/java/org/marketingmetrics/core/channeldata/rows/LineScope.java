package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marketingmetrics.core.channeldata.DimensionFilter;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.Line;

/** Which lines a question is about, and the group each belongs to. */
final class LineScope {
  private static final int OUTSIDE = -1;

  private final Facts facts;
  private final Set<String> asked;
  private final List<DimensionFilter> filters;
  private final int[] groupOf;
  private final List<List<String>> groups = new ArrayList<>();

  LineScope(Facts facts, RowQuery.Scope scope) {
    this.facts = facts;
    this.asked = scope.asked();
    this.filters = scope.filters();
    this.groupOf = new int[facts.lines().size()];
    Map<List<String>, Integer> ids = new HashMap<>();
    for (Line line : facts.lines()) {
      groupOf[line.id()] = OUTSIDE;
      if (isInside(line, scope)) {
        List<String> group =
            scope.groupBy().stream()
                .map(name -> line.series().values().getOrDefault(name, ""))
                .toList();
        Integer id = ids.putIfAbsent(group, groups.size());
        if (id == null) {
          groups.add(group);
        }
        groupOf[line.id()] = id == null ? groups.size() - 1 : id;
      }
    }
  }

  private boolean isInside(Line line, RowQuery.Scope scope) {
    if (!line.level().holds(asked)) {
      return false;
    }
    for (DimensionFilter filter : scope.filters()) {
      if (!filter.keeps(line.series())) {
        return false;
      }
    }
    return true;
  }

  Facts facts() {
    return facts;
  }

  boolean contains(int line) {
    return groupOf[line] != OUTSIDE;
  }

  /** True when the line is broken down by exactly the dimensions asked for. */
  boolean isExact(int line) {
    return facts.lines().get(line).level().dimensions().size() == asked.size();
  }

  /**
   * True when the line is broken down by all that is asked for, or by less, and is not left out.
   */
  boolean isRelated(int line) {
    for (DimensionFilter filter : filters) {
      if (facts.lines().get(line).level().dimensions().contains(filter.dimension())
          && !filter.keeps(facts.lines().get(line).series())) {
        return false;
      }
    }
    return true;
  }

  /** Number of groups. */
  int groups() {
    return groups.size();
  }

  /** Number of the group of a line inside the scope, from 0. */
  int groupId(int line) {
    return groupOf[line];
  }

  /** Values of the dimensions asked for. */
  List<String> group(int line) {
    return groups.get(groupOf[line]);
  }
}
