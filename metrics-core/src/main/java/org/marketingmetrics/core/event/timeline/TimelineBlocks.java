package org.marketingmetrics.core.event.timeline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marketingmetrics.core.event.Event;

/** Cuts events into blocks. */
public final class TimelineBlocks {
  private TimelineBlocks() {}

  /** An event with the place of its person, so that neither is computed twice. */
  private static final class Placed {
    static final Comparator<Placed> ORDER =
        Comparator.<Placed>comparingLong(placed -> placed.key)
            .thenComparing((a, b) -> Arrays.compareUnsigned(a.name, b.name))
            .thenComparing(placed -> placed.event, Event.IN_TIME);

    final Event event;
    final byte[] name;
    final long key;

    Placed(Event event) {
      this.event = event;
      this.name = event.subject().getBytes(StandardCharsets.UTF_8);
      this.key = Subjects.key(name);
    }
  }

  /** The blocks of events in any order; of each id there is one. */
  public static SortedMap<BlockId, TimelineBlock> of(Collection<Event> events) {
    SortedMap<BlockId, List<Placed>> byBlock = new TreeMap<>();
    for (Event event : events) {
      Placed placed = new Placed(event);
      BlockId id = new BlockId(Subjects.bucket(placed.key), Months.of(event.at()));
      byBlock.computeIfAbsent(id, _ -> new ArrayList<>()).add(placed);
    }
    SortedMap<BlockId, TimelineBlock> blocks = new TreeMap<>();
    byBlock.forEach((id, placed) -> blocks.put(id, block(id.month(), placed)));
    return blocks;
  }

  private static TimelineBlock block(int month, List<Placed> placed) {
    placed.sort(Placed.ORDER);
    long base = Months.start(month);
    int[] offsets = placed.stream().mapToInt(p -> (int) (p.event.at() - base)).toArray();
    RunsBuilder runs = new RunsBuilder();
    for (int i = 0; i < placed.size(); i++) {
      if (i == 0 || !Arrays.equals(placed.get(i).name, placed.get(i - 1).name)) {
        runs.begin(placed.get(i).name, i);
      }
    }
    List<Event> events = placed.stream().map(p -> p.event).toList();
    return new TimelineBlock(month, runs.end(events.size()), offsets, ArrayColumns.of(events));
  }

  /** The block without a person; the same block when that person is not in it. */
  public static TimelineBlock without(TimelineBlock block, String subject) {
    SubjectRuns subjects = block.subjects();
    int gone = subjects.find(subject);
    if (gone < 0) {
      return block;
    }
    EventOrder order = new EventOrder(block.size());
    RunsBuilder runs = new RunsBuilder();
    for (int person = 0; person < subjects.count(); person++) {
      if (person != gone) {
        runs.begin(subjects.nameBytes(person), order.size());
        for (int i = subjects.start(person); i < subjects.end(person); i++) {
          order.add(0, i);
        }
      }
    }
    int[] offsets = new int[order.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = block.offset(order.event(i));
    }
    return new TimelineBlock(
        block.month(),
        runs.end(offsets.length),
        offsets,
        ArrayColumns.gather(List.of(block.columns()), order));
  }

  /** Collects people in order. */
  static final class RunsBuilder {
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();
    private int[] nameEnds = new int[16];
    private int[] starts = new int[16];
    private int count;

    /** The next person, and the first event of that person. */
    void begin(byte[] name, int start) {
      if (count + 1 >= starts.length) {
        nameEnds = Arrays.copyOf(nameEnds, count * 2);
        starts = Arrays.copyOf(starts, count * 2);
      }
      names.write(name, 0, name.length);
      nameEnds[count] = names.size();
      starts[count] = start;
      count++;
    }

    /** The runs of all people begun. */
    SubjectRuns end(int events) {
      int[] all = Arrays.copyOf(starts, count + 1);
      all[count] = events;
      return new SubjectRuns(names.toByteArray(), Arrays.copyOf(nameEnds, count), all);
    }
  }
}
