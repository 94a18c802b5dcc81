package org.marketingmetrics.core.event.timeline;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.event.Event;

/** Puts blocks of one bucket and month together; no event is in two of them. */
public final class BlockMerge {
  private static final String NO_ID = "";

  private final List<TimelineBlock> blocks;
  private final TieOrder ties;
  private final EventOrder order;
  private final TimelineBlocks.RunsBuilder runs = new TimelineBlocks.RunsBuilder();

  /** By block, the next person. */
  private final int[] person;

  /** By block, the next event of the person at hand, and the end of these events. */
  private final int[] next;

  private final int[] end;

  private BlockMerge(List<TimelineBlock> blocks, TieOrder ties) {
    this.blocks = blocks;
    this.ties = ties;
    this.order = new EventOrder(blocks.stream().mapToInt(TimelineBlock::size).sum());
    this.person = new int[blocks.size()];
    this.next = new int[blocks.size()];
    this.end = new int[blocks.size()];
  }

  /**
   * One block of several.
   *
   * @param blocks at least one, of one month and bucket
   */
  public static TimelineBlock merge(List<TimelineBlock> blocks, TieOrder ties) {
    return blocks.size() == 1 ? blocks.getFirst() : new BlockMerge(blocks, ties).merged();
  }

  private TimelineBlock merged() {
    for (int first = firstPerson(); first >= 0; first = firstPerson()) {
      SubjectRuns subjects = blocks.get(first).subjects();
      int who = person[first];
      runs.begin(subjects.nameBytes(who), order.size());
      for (int b = 0; b < blocks.size(); b++) {
        open(b, subjects, who);
      }
      appendPerson(subjects, who);
    }
    int[] offsets = new int[order.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = blocks.get(order.source(i)).offset(order.event(i));
    }
    List<EventColumns> columns = blocks.stream().map(TimelineBlock::columns).toList();
    return new TimelineBlock(
        blocks.getFirst().month(),
        runs.end(offsets.length),
        offsets,
        ArrayColumns.gather(columns, order));
  }

  /** The block whose next person comes first; -1 when there are no more. */
  private int firstPerson() {
    int first = -1;
    for (int b = 0; b < blocks.size(); b++) {
      SubjectRuns subjects = blocks.get(b).subjects();
      if (person[b] < subjects.count()
          && (first < 0
              || subjects.compare(person[b], blocks.get(first).subjects(), person[first]) < 0)) {
        first = b;
      }
    }
    return first;
  }

  /**
   * Points at the person's events in a block, if there are any, and moves on to the next person.
   */
  private void open(int block, SubjectRuns subjects, int who) {
    SubjectRuns own = blocks.get(block).subjects();
    int at = person[block];
    boolean same = at < own.count() && own.compare(at, subjects, who) == 0;
    next[block] = same ? own.start(at) : 0;
    end[block] = same ? own.end(at) : 0;
    person[block] += same ? 1 : 0;
  }

  private void appendPerson(SubjectRuns subjects, int who) {
    for (int first = firstEvent(); first >= 0; first = firstEvent()) {
      int offset = blocks.get(first).offset(next[first]);
      if (isTied(first, offset)) {
        appendTied(subjects.name(who), offset);
      } else {
        order.add(first, next[first]++);
      }
    }
  }

  private int firstEvent() {
    int first = -1;
    for (int b = 0; b < blocks.size(); b++) {
      if (next[b] < end[b]
          && (first < 0
              || Integer.compareUnsigned(
                      blocks.get(b).offset(next[b]), blocks.get(first).offset(next[first]))
                  < 0)) {
        first = b;
      }
    }
    return first;
  }

  private boolean isTied(int first, int offset) {
    for (int b = 0; b < blocks.size(); b++) {
      if (b != first && next[b] < end[b] && blocks.get(b).offset(next[b]) == offset) {
        return true;
      }
    }
    return false;
  }

  /** Finds each of the events told, in their order, by what it says. */
  private void appendTied(String subject, int offset) {
    List<int[]> open = new ArrayList<>();
    for (int b = 0; b < blocks.size(); b++) {
      while (next[b] < end[b] && blocks.get(b).offset(next[b]) == offset) {
        open.add(new int[] {b, next[b]++});
      }
    }
    TimelineBlock any = blocks.getFirst();
    for (Event told : ties.at(subject, any.base() + (offset & 0xffff_ffffL))) {
      for (int[] place : open) {
        if (says(place, subject, told)) {
          order.add(place[0], place[1]);
          open.remove(place);
          break;
        }
      }
    }
    open.forEach(place -> order.add(place[0], place[1]));
  }

  private boolean says(int[] place, String subject, Event told) {
    Event event = blocks.get(place[0]).event(place[1], subject, NO_ID);
    return event.equals(
        new Event(
            subject,
            told.at(),
            NO_ID,
            told.kind(),
            told.campaign(),
            told.channel(),
            told.page(),
            told.clickId(),
            told.value(),
            told.properties(),
            told.serverSide()));
  }
}
