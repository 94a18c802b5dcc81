package org.marketingmetrics.store.embedded;

import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.DATA_DIRECTORY_NOT_OWNED;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.DATA_DIRECTORY_UNUSABLE;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.DISK_FULL;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data directory: checked, with the names of what lies in it. */
final class DataDirectory {
  /** The server cuts paths at 512 bytes; this leaves room for its own file names. */
  private static final int LONGEST_PATH_BYTES = 400;

  private static final long MEGABYTE = 1L << 20;

  /** A new data directory takes 140 MB before any data. */
  private static final long NEEDED_AT_FIRST = 512 * MEGABYTE;

  private static final long NEEDED_LATER = 64 * MEGABYTE;

  private final Path root;

  private DataDirectory(Path root) {
    this.root = root;
  }

  /** Makes the directory if it is absent; throws if this user cannot keep data in it. */
  static DataDirectory open(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    requireShort(absolute);
    try {
      Files.createDirectories(absolute, Directories.OWNER_ONLY);
      DataDirectory data = new DataDirectory(absolute.toRealPath());
      requireShort(data.root);
      data.requireOwned(CurrentUser.id());
      data.requireWritable();
      return data;
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          DATA_DIRECTORY_UNUSABLE,
          "The data directory "
              + absolute
              + " cannot be made or read ("
              + e
              + "). Make a directory there that this"
              + " user may write to, or choose another data directory.",
          e);
    }
  }

  Path root() {
    return root;
  }

  /** The server's own data directory; exists only once it is initialised. */
  Path mysql() {
    return root.resolve("mysql");
  }

  /** A server's data directory while it is being initialised. */
  Path unfinished() {
    return root.resolve("mysql.unfinished");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path lock() {
    return root.resolve("lock");
  }

  Path password() {
    return root.resolve("password");
  }

  Path pid() {
    return root.resolve("mariadbd.pid");
  }

  Path log() {
    return root.resolve("mariadbd.log");
  }

  /** Holds the password while the server starts. */
  Path initFile() {
    return root.resolve("init.sql");
  }

  boolean initialised() {
    return Files.isDirectory(mysql());
  }

  /** Throws if the first start, or a later one, would soon fill the file system. */
  void requireSpace() {
    long needed = initialised() ? NEEDED_LATER : NEEDED_AT_FIRST;
    requireSpace(root.toFile().getUsableSpace(), needed);
  }

  void requireSpace(long usableBytes, long neededBytes) {
    if (usableBytes < neededBytes) {
      throw new EmbeddedDatabaseException(
          DISK_FULL,
          "Only %d MB are free for the data directory %s; the database needs %d MB. Free some, or choose another data directory."
              .formatted(usableBytes / MEGABYTE, root, neededBytes / MEGABYTE));
    }
  }

  private static void requireShort(Path path) {
    int bytes = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_PATH_BYTES) {
      throw new EmbeddedDatabaseException(
          DATA_DIRECTORY_UNUSABLE,
          "The path of the data directory has %d bytes and may have %d. Choose a shorter one than %s."
              .formatted(bytes, LONGEST_PATH_BYTES, path));
    }
  }

  /**
   * Root may use another user's directory (a volume of a container), but not another user's
   * database.
   */
  private void requireOwned(int user) throws IOException {
    Path foreign =
        user != CurrentUser.ROOT && CurrentUser.owner(root) != user
            ? root
            : initialised() && CurrentUser.owner(mysql()) != user ? mysql() : null;
    if (foreign != null) {
      throw new EmbeddedDatabaseException(
          DATA_DIRECTORY_NOT_OWNED,
          "%s belongs to user id %d, and this process runs as user id %d. Run as that user, or choose another data directory."
              .formatted(foreign, CurrentUser.owner(foreign), user));
    }
  }

  private void requireWritable() {
    if (!Files.isWritable(root)) {
      throw new EmbeddedDatabaseException(
          DATA_DIRECTORY_UNUSABLE,
          "The data directory "
              + root
              + " is not writable for this user. Make it so (chmod u+w), or choose another"
              + " data directory.");
    }
  }
}
