package org.marketingmetrics.store.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.DATA_DIRECTORY_IN_USE;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.DATA_DIRECTORY_UNUSABLE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held by the one process that serves a data directory; the operating system lets go of it when
 * that process ends in whatever way. The file holds the process id, for the message to who comes
 * second.
 *
 * <p>A process that closes any file of a lock's name loses the lock, so one that holds it never
 * opens the file again.
 */
final class DataDirectoryLock implements AutoCloseable {
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DataDirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Throws at once, rather than waits, if the lock is held. */
  static DataDirectoryLock acquire(DataDirectory data) {
    Path file = data.lock();
    if (!HELD_HERE.add(file)) {
      throw inUse(data, ownPid());
    }
    FileChannel channel = null;
    try {
      channel = lock(data);
      return new DataDirectoryLock(file, channel);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          DATA_DIRECTORY_UNUSABLE,
          "The data directory cannot be locked through "
              + file
              + " ("
              + e
              + "). Choose a data directory on a local"
              + " file system.",
          e);
    } finally {
      if (channel == null) {
        HELD_HERE.remove(file);
      }
    }
  }

  /** Lets another process have the data directory. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("closing the lock of a data directory", e);
    } finally {
      HELD_HERE.remove(file);
    }
  }

  private static FileChannel lock(DataDirectory data) throws IOException {
    FileChannel channel =
        FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      held = channel.tryLock() != null;
      if (!held) {
        throw inUse(data, Files.readString(data.lock(), US_ASCII).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(ownPid().getBytes(US_ASCII)));
      return channel;
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  private static String ownPid() {
    return String.valueOf(ProcessHandle.current().pid());
  }

  private static EmbeddedDatabaseException inUse(DataDirectory data, String pid) {
    return new EmbeddedDatabaseException(
        DATA_DIRECTORY_IN_USE,
        "The data directory %s is in use by process %s. Stop that process, or choose another data directory."
            .formatted(data.root(), pid.isEmpty() ? "(unknown)" : pid));
  }
}
