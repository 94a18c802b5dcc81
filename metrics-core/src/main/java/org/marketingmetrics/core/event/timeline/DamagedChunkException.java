package org.marketingmetrics.core.event.timeline;

/** Bytes that are no packed block, or no longer; the raw events can be packed anew. */
public final class DamagedChunkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedChunkException(String message) {
    super(message);
  }

  DamagedChunkException(String message, Throwable cause) {
    super(message, cause);
  }
}
