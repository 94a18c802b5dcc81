package org.marketingmetrics.core.channeldata.rows;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The days over which rows of one cell count the people of one campaign; none overlap. */
final class MailingDays {
  private final NavigableMap<Integer, Integer> lastByFirst = new TreeMap<>();

  /**
   * Takes the days of one more row.
   *
   * @param apart false when people counted on other days may be the same
   * @return false when its people may be counted already
   */
  boolean take(int first, int last, boolean apart) {
    Map.Entry<Integer, Integer> before = lastByFirst.floorEntry(last);
    boolean overlaps = before != null && before.getValue() >= first;
    if (overlaps || (!apart && !lastByFirst.isEmpty())) {
      return false;
    }
    lastByFirst.put(first, last);
    return true;
  }
}
