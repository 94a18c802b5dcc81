package org.marketingmetrics.store.embedded;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The embedded database could not be started. The message tells a person what to do next. */
public final class EmbeddedDatabaseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** What stood in the way. */
  public enum Reason {
    /** Another live process, or this one, serves the data directory. */
    DATA_DIRECTORY_IN_USE,
    /** The data directory, or what is in it, belongs to another user. */
    DATA_DIRECTORY_NOT_OWNED,
    /**
     * The data directory is not a directory, not writable, cannot be locked or has too long a path.
     */
    DATA_DIRECTORY_UNUSABLE,
    /** The port asked for is taken, or no free port could be had. */
    PORT_TAKEN,
    /** The file system of the data or cache directory is full, or nearly so. */
    DISK_FULL,
    /** The server needs a system library that this machine lacks. */
    LIBRARY_MISSING,
    /** No server is bundled for this operating system and processor. */
    UNSUPPORTED_PLATFORM,
    /**
     * The server's files could not be read from the class path or written to the cache directory.
     */
    UNPACK_FAILED,
    /** Anything else; the message ends with the last lines of the server's log. */
    START_FAILED
  }

  private final Reason reason;

  EmbeddedDatabaseException(Reason reason, String message) {
    this(reason, message, null);
  }

  EmbeddedDatabaseException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What stood in the way. */
  public Reason reason() {
    return reason;
  }
}
