package org.marketingmetrics.core.event.timeline;

import java.util.List;

/** The events of the people of one bucket over several months, person by person. Immutable. */
public final class BucketTimeline {
  private final List<TimelineBlock> blocks;
  private final boolean keysAreNames;

  /**
   * The timeline of blocks.
   *
   * @param blocks of one bucket, one a month, in order
   */
  public BucketTimeline(List<TimelineBlock> blocks) {
    this.blocks = List.copyOf(blocks);
    this.keysAreNames = noTwoNamesShareAKey();
  }

  /** Takes a person's events, month by month. */
  public interface Visitor {
    /** A person begins. */
    void begin();

    /** The person's events in a block, by its place among the blocks. */
    void events(TimelineBlock block, int place, int from, int to);

    /**
     * A person ends.
     *
     * @param runs of a block with that person
     * @param person place of the person among them
     */
    void end(SubjectRuns runs, int person);
  }

  /** The blocks, by month. */
  public List<TimelineBlock> blocks() {
    return blocks;
  }

  /** How many events. */
  public long size() {
    return blocks.stream().mapToLong(TimelineBlock::size).sum();
  }

  /** Shows every person once, in the order of keys. */
  public void forEach(Visitor visitor) {
    int[] person = new int[blocks.size()];
    for (int first = first(person); first >= 0; first = first(person)) {
      SubjectRuns who = blocks.get(first).subjects();
      int place = person[first];
      visitor.begin();
      for (int b = first; b < person.length; b++) {
        SubjectRuns own = blocks.get(b).subjects();
        if (person[b] < own.count() && isSame(own, person[b], who, place)) {
          visitor.events(blocks.get(b), b, own.start(person[b]), own.end(person[b]));
          person[b]++;
        }
      }
      visitor.end(who, place);
    }
  }

  /** The first block whose next person comes first; -1 when there are no more. */
  private int first(int[] person) {
    int first = -1;
    for (int b = 0; b < person.length; b++) {
      SubjectRuns own = blocks.get(b).subjects();
      if (person[b] < own.count()
          && (first < 0
              || compare(own, person[b], blocks.get(first).subjects(), person[first]) < 0)) {
        first = b;
      }
    }
    return first;
  }

  private int compare(SubjectRuns runs, int person, SubjectRuns other, int otherPerson) {
    return keysAreNames
        ? Long.compare(runs.key(person), other.key(otherPerson))
        : runs.compare(person, other, otherPerson);
  }

  private boolean isSame(SubjectRuns runs, int person, SubjectRuns other, int otherPerson) {
    return compare(runs, person, other, otherPerson) == 0;
  }

  /**
   * Two names hardly ever share a key of 64 bits, and comparing names costs half of a scan; so
   * whether they do is found out once.
   */
  private boolean noTwoNamesShareAKey() {
    for (int b = 0; b < blocks.size(); b++) {
      SubjectRuns own = blocks.get(b).subjects();
      for (int i = 1; i < own.count(); i++) {
        if (own.key(i) == own.key(i - 1)) {
          return false;
        }
      }
      for (int earlier = 0; earlier < b; earlier++) {
        if (clashes(blocks.get(earlier).subjects(), own)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean clashes(SubjectRuns one, SubjectRuns other) {
    int i = 0;
    int j = 0;
    while (i < one.count() && j < other.count()) {
      int byKey = Long.compare(one.key(i), other.key(j));
      if (byKey == 0 && one.compare(i, other, j) != 0) {
        return true;
      }
      i += byKey <= 0 ? 1 : 0;
      j += byKey >= 0 ? 1 : 0;
    }
    return false;
  }
}
