package org.marketingmetrics.core.event.timeline;

/**
 * Which block an event belongs to.
 *
 * @param bucket of its subject
 * @param month of its time, yyyymm of UTC
 */
public record BlockId(int bucket, int month) implements Comparable<BlockId> {
  /** The block of an event. */
  public static BlockId of(String subject, long at) {
    return new BlockId(Subjects.bucket(subject), Months.of(at));
  }

  @Override
  public int compareTo(BlockId other) {
    int byBucket = Integer.compare(bucket, other.bucket);
    return byBucket != 0 ? byBucket : Integer.compare(month, other.month);
  }
}
