package org.marketingmetrics.core.event.timeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The people of a block, by key, then by name, and where the events of each begin. */
public final class SubjectRuns {
  private final long[] keys;
  private final byte[] names;
  private final int[] nameEnds;
  private final int[] starts;

  /**
   * Runs.
   *
   * @param names UTF-8 of all names, one after the other
   * @param nameEnds by person, the end of the name
   * @param starts by person the first event, and at last the number of events
   */
  SubjectRuns(byte[] names, int[] nameEnds, int[] starts) {
    this.names = names;
    this.nameEnds = nameEnds;
    this.starts = starts;
    this.keys = new long[nameEnds.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Subjects.key(names, nameStart(i), nameEnds[i]);
    }
  }

  private int nameStart(int person) {
    return person == 0 ? 0 : nameEnds[person - 1];
  }

  /** How many people. */
  public int count() {
    return keys.length;
  }

  /** The key of a person. */
  public long key(int person) {
    return keys[person];
  }

  /** The name of a person. */
  public String name(int person) {
    int start = nameStart(person);
    return new String(names, start, nameEnds[person] - start, StandardCharsets.UTF_8);
  }

  /** The first event of a person. */
  public int start(int person) {
    return starts[person];
  }

  /** The end of a person's events. */
  public int end(int person) {
    return starts[person + 1];
  }

  /** The place of a person, or negative. */
  public int find(String subject) {
    byte[] name = subject.getBytes(StandardCharsets.UTF_8);
    int place = Arrays.binarySearch(keys, Subjects.key(name));
    if (place < 0) {
      return -1;
    }
    while (place > 0 && keys[place - 1] == keys[place]) {
      place--;
    }
    for (long key = keys[place]; place < keys.length && keys[place] == key; place++) {
      if (isNamed(place, name)) {
        return place;
      }
    }
    return -1;
  }

  private boolean isNamed(int person, byte[] name) {
    return Arrays.equals(names, nameStart(person), nameEnds[person], name, 0, name.length);
  }

  /** Compares people of two blocks by key, then by name. */
  int compare(int person, SubjectRuns other, int otherPerson) {
    int byKey = Long.compare(keys[person], other.keys[otherPerson]);
    return byKey != 0
        ? byKey
        : Arrays.compareUnsigned(
            names,
            nameStart(person),
            nameEnds[person],
            other.names,
            other.nameStart(otherPerson),
            other.nameEnds[otherPerson]);
  }

  byte[] names() {
    return names;
  }

  int nameLength(int person) {
    return nameEnds[person] - nameStart(person);
  }

  /** Copies the name of a person. */
  byte[] nameBytes(int person) {
    return Arrays.copyOfRange(names, nameStart(person), nameEnds[person]);
  }
}
