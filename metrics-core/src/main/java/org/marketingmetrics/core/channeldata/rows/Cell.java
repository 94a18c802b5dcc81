package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One group of one bucket: the sums of all needs and extras over its rows. */
public final class Cell {
  /** Stands for every need. */
  private static final int ALL = -1;

  private final CellKey key;
  private final Sum[] sums;
  private final Sum[][] besideExtra;
  private final long[] rowsWithoutExtra;
  private final int needs;
  private final BitSet days = new BitSet();
  private final BitSet missing = new BitSet(0);
  private final SortedSet<String> sources = new TreeSet<>();
  private final SortedMap<Integer, Refusal> refusals = new TreeMap<>();
  private final Map<Counted, MailingDays> mailings = new HashMap<>(0);
  private String latestSource = "";
  private long rowsUsed;
  private long rowsLeftOut;
  private boolean disagrees;

  private record Counted(int need, MailingLines.Mailing mailing) {}

  Cell(CellKey key, RowQuery query) {
    this.key = key;
    this.needs = query.needs().size();
    List<Need> all = query.all();
    sums = all.stream().map(need -> new Sum(need.measure())).toArray(Sum[]::new);
    int extras = query.extras().size();
    rowsWithoutExtra = new long[extras];
    besideExtra = new Sum[extras][];
    for (int extra = 0; extra < extras; extra++) {
      besideExtra[extra] =
          query.needs().stream().map(need -> new Sum(need.measure())).toArray(Sum[]::new);
    }
  }

  /** Group and bucket. */
  public CellKey key() {
    return key;
  }

  /** Sum of the i-th need, over the row set. */
  public Sum need(int i) {
    return sums[i];
  }

  /** Sum of the i-th extra, over the rows of the row set that hold it. */
  public Sum extra(int i) {
    return sums[needs + i];
  }

  /** Sum of a need over only those rows that hold the extra: the other side of a ratio with it. */
  public Sum needBesideExtra(int need, int extra) {
    return besideExtra[extra][need];
  }

  /** Rows of the extra's source that do not hold it. */
  public long rowsWithoutExtra(int extra) {
    return rowsWithoutExtra[extra];
  }

  /** Why the cell has no value of all its needs; null when it may have. */
  public @Nullable Refusal refusal() {
    return refusals.isEmpty() ? null : refusals.get(refusals.firstKey());
  }

  /** Why the cell has no value of one need; null when it may have. */
  public @Nullable Refusal refusal(int need) {
    Refusal own = refusals.get(need);
    return own == null ? refusals.get(ALL) : own;
  }

  /** Rows summed. */
  public long rowsUsed() {
    return rowsUsed;
  }

  /** Rows that hold a part of what was asked and could not be used. */
  public long rowsLeftOut() {
    return rowsLeftOut;
  }

  /** Needs that were missing in rows left out. */
  public BitSet missing() {
    return missing;
  }

  /** True when a reported total of a used row differs from its reported parts. */
  public boolean disagrees() {
    return disagrees;
  }

  /** Days that used rows cover, in days since the first day of the range. */
  public BitSet days() {
    return days;
  }

  /** Ids of the sources used, in order. */
  public SortedSet<String> sources() {
    return sources;
  }

  void refuse(Refusal refusal) {
    refusals.putIfAbsent(ALL, refusal);
  }

  /** Takes the value of one need away. */
  void refuse(int need, Refusal refusal) {
    refusals.putIfAbsent(need, refusal);
    sums[need] = new Sum(sums[need].measure());
  }

  /** True when the need has lost its value. */
  boolean isRefused(int need) {
    return refusals.containsKey(need);
  }

  /** The days over which the people of a campaign are counted so far. */
  MailingDays mailingDays(int need, MailingLines.Mailing mailing) {
    return mailings.computeIfAbsent(new Counted(need, mailing), key -> new MailingDays());
  }

  void used(long rows, String source) {
    rowsUsed += rows;
    if (!source.equals(latestSource)) {
      sources.add(source);
      latestSource = source;
    }
  }

  /** Counts a row left out that lacks these needs. */
  void leftOut(BitSet lacking) {
    rowsLeftOut++;
    missing.or(lacking);
  }

  void markDisagreement() {
    disagrees = true;
  }

  void addDays(int from, int to) {
    days.set(from, to + 1);
  }

  Sum sum(int index) {
    return sums[index];
  }

  void withoutExtra(int extra, long rows) {
    rowsWithoutExtra[extra] += rows;
  }
}
