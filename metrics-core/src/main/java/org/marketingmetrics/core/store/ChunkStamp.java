package org.marketingmetrics.core.store;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.marketingmetrics.core.channeldata.RejectedObservation;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Makes a chunk of a stream apply once, whatever connections it comes over.
 *
 * @param stream chosen by the caller
 * @param sequence number of the chunk, from 1
 * @param contentHash lower-case hex SHA-256 of the chunk and of what holds for its stream
 * @param rejected the chunk's observations that are not in the batch
 */
public record ChunkStamp(
    UUID stream, long sequence, String contentHash, List<RejectedObservation> rejected)
    implements WriteStamp {
  private static final char SEPARATOR = '/';

  public ChunkStamp {
    rejected = List.copyOf(rejected);
  }

  /** Keys of one stream sort as their numbers, so that the last one is found by its key. */
  @Override
  public String key() {
    return firstKey(stream) + String.format(Locale.ROOT, "%019d", sequence);
  }

  /** All keys of a stream are above this one. */
  public static String firstKey(UUID stream) {
    return stream.toString() + SEPARATOR;
  }

  /** All keys of a stream are below this one. */
  public static String endKey(UUID stream) {
    return stream.toString() + (char) (SEPARATOR + 1);
  }

  /** The number of a chunk, of its key. */
  public static long sequence(String key) {
    return Long.parseLong(key.substring(key.indexOf(SEPARATOR) + 1));
  }

  @Override
  public MetricsException reused() {
    return MetricsException.of(
            ErrorReason.REQUEST_ID_REUSED,
            "chunk %d of the stream %s had another content; a chunk sent again has to be the same"
                .formatted(sequence, stream))
        .with("stream_id", stream.toString())
        .with("sequence", Long.toString(sequence))
        .build();
  }
}
