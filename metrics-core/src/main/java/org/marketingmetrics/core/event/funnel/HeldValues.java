package org.marketingmetrics.core.event.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.Names;
import org.marketingmetrics.core.event.timeline.Column;
import org.marketingmetrics.core.event.timeline.TimelineBlock;

/**
 * Divides a person's events by an attribute that all events of a chain share (domain rules C2).
 * People are counted with the value of their first entry, attempts with every value; events without
 * one belong to no chain and stand in no chain's way.
 */
final class HeldValues {
  /** By block, the column and the code that each of its codes has here. */
  private final List<Column> columns = new ArrayList<>();

  private final List<int[]> codes = new ArrayList<>();
  private final MaskedEvents one = new MaskedEvents();

  HeldValues(@Nullable EventAttribute attribute, List<TimelineBlock> blocks) {
    Names names = new Names();
    for (TimelineBlock block : blocks) {
      if (attribute != null) {
        Column column = attribute.of(block.columns());
        int[] recoded = new int[column.names().size() + 1];
        recoded[0] = Names.NONE;
        for (int i = 1; i < recoded.length; i++) {
          recoded[i] = names.code(column.names().get(i - 1));
        }
        columns.add(column);
        codes.add(recoded);
      }
    }
  }

  /** The parts to search, each by itself; a part is overwritten by the next. */
  Iterable<MaskedEvents> divide(MaskedEvents events, FunnelPlan plan) {
    List<Integer> values = new ArrayList<>();
    if (plan.counting() == FunnelCounting.TOTALS) {
      TreeSet<Integer> all = new TreeSet<>();
      for (int i = 0; i < events.size(); i++) {
        all.add(value(events, i));
      }
      all.remove(Names.NONE);
      values.addAll(all);
    } else {
      int first = ofFirstEntry(events, plan);
      if (first != Names.NONE) {
        values.add(first);
      }
    }
    return () -> values.stream().map(value -> part(events, value)).iterator();
  }

  private int value(MaskedEvents events, int i) {
    int place = (int) (events.source(i) >>> 32);
    int code = columns.get(place).codes().get((int) events.source(i));
    return codes.get(place)[code];
  }

  private int ofFirstEntry(MaskedEvents events, FunnelPlan plan) {
    for (int i = 0; i < events.size(); i++) {
      if ((events.steps(i) & 1) != 0
          && plan.isEntry(events.at(i))
          && value(events, i) != Names.NONE) {
        return value(events, i);
      }
    }
    return Names.NONE;
  }

  private MaskedEvents part(MaskedEvents events, int value) {
    one.clear();
    for (int i = 0; i < events.size(); i++) {
      if (value(events, i) == value) {
        one.add(events.at(i), events.steps(i), events.spoils(i), events.source(i));
      }
    }
    return one;
  }
}
