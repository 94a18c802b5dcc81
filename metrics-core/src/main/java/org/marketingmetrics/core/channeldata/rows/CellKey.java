package org.marketingmetrics.core.channeldata.rows;

import java.util.List;

/**
 * Names a cell of an answer. In order of time, then of the group's values.
 *
 * @param group values of the dimensions asked for, in their order
 * @param start first day of the bucket, in days since 1970
 * @param end last day of the bucket, inclusive
 * @param hourStart for hours: start in minutes since 1970 UTC, else -1
 */
public record CellKey(List<String> group, int start, int end, int hourStart)
    implements Comparable<CellKey> {
  public CellKey {
    group = List.copyOf(group);
  }

  @Override
  public int compareTo(CellKey other) {
    int byTime = Integer.compare(start, other.start);
    if (byTime == 0) {
      byTime = Integer.compare(hourStart, other.hourStart);
    }
    if (byTime != 0) {
      return byTime;
    }
    for (int i = 0; i < group.size(); i++) {
      int byValue = group.get(i).compareTo(other.group.get(i));
      if (byValue != 0) {
        return byValue;
      }
    }
    return 0;
  }
}
