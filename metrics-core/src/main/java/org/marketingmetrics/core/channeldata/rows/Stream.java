package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Source;

/** Rows of one source that are read together: those that hold all needs the source answers. */
final class Stream {
  private final Source source;
  private final List<Integer> needs;
  private final List<Integer> extras = new ArrayList<>();
  private final BitSet lines;
  private final BitSet partial;
  private final BitSet beside = new BitSet();
  private boolean alone;
  private boolean paired;
  private @Nullable BitSet commonDays;

  /**
   * A stream.
   *
   * @param needs indices of the needs that every row must hold; none for a stream of extras, which
   *     follows the days of the others
   * @param lines lines whose rows are read
   * @param partial lines of the same level that hold only some of the needs, or all of them only in
   *     rows that the range cuts: left out and counted
   */
  Stream(Source source, List<Integer> needs, BitSet lines, BitSet partial) {
    this.source = source;
    this.needs = List.copyOf(needs);
    this.lines = lines;
    this.partial = partial;
  }

  Source source() {
    return source;
  }

  List<Integer> needs() {
    return needs;
  }

  /** Indices of the extras read where a row holds them. */
  List<Integer> extras() {
    return extras;
  }

  /** True when it reads the need, or the extra, of that index. */
  boolean reads(int index, int numberOfNeeds) {
    return index < numberOfNeeds ? needs.contains(index) : extras.contains(index - numberOfNeeds);
  }

  BitSet lines() {
    return lines;
  }

  BitSet partial() {
    return partial;
  }

  /** Lines of other levels that hold all the needs: they are not read. */
  BitSet beside() {
    return beside;
  }

  /** The same stream, which leaves out those of these lines that it does not read. */
  Stream besides(BitSet all) {
    beside.or(all);
    beside.andNot(lines);
    return this;
  }

  /** True when no other stream may answer the rest of the needs. */
  boolean isAlone() {
    return alone;
  }

  void standAlone() {
    alone = true;
  }

  /** True when other streams answer the rest of the needs. */
  boolean paired() {
    return paired;
  }

  void pair() {
    paired = true;
  }

  /** Days, since the first of the range, to which the stream is cut; null for all. */
  @Nullable BitSet commonDays() {
    return commonDays;
  }

  void cutTo(BitSet days) {
    commonDays = days;
  }
}
