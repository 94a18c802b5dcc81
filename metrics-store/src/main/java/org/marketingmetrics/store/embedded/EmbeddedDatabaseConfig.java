package org.marketingmetrics.store.embedded;

import java.nio.file.Path;
import java.util.List;

/**
 * How to run the embedded database.
 *
 * @param dataDirectory holds the data across starts; made if absent; a relative path is taken from
 *     the working directory
 * @param port TCP port on 127.0.0.1, or 0 for any free one
 * @param bufferPoolMegabytes memory in which the server keeps data pages; at least 16
 * @param cacheDirectory where the server's files are unpacked, once for all data directories
 * @param closedAtJvmExit whether a shutdown hook closes the database; a caller whose own hook still
 *     needs the database says false and closes it there
 * @param serverOptions further options of {@code mariadbd}, such as {@code --local-infile=ON},
 *     which win over those set here
 */
public record EmbeddedDatabaseConfig(
    Path dataDirectory,
    int port,
    int bufferPoolMegabytes,
    Path cacheDirectory,
    boolean closedAtJvmExit,
    List<String> serverOptions) {

  /** Checks the ranges; throws IllegalArgumentException. */
  public EmbeddedDatabaseConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (bufferPoolMegabytes < 16) {
      throw new IllegalArgumentException(
          "buffer pool must be at least 16 MB, not " + bufferPoolMegabytes);
    }
    serverOptions = List.copyOf(serverOptions);
  }

  /**
   * Any free port, 256 MB of buffer pool, the user's cache directory, closed when the JVM exits.
   */
  public static EmbeddedDatabaseConfig in(Path dataDirectory) {
    return new EmbeddedDatabaseConfig(
        dataDirectory, 0, 256, CacheDirectory.ofUser(dataDirectory), true, List.of());
  }

  /** The same with another port; 0 means any free one. */
  public EmbeddedDatabaseConfig withPort(int newPort) {
    return new EmbeddedDatabaseConfig(
        dataDirectory,
        newPort,
        bufferPoolMegabytes,
        cacheDirectory,
        closedAtJvmExit,
        serverOptions);
  }

  /** The same with another size of the buffer pool. */
  public EmbeddedDatabaseConfig withBufferPoolMegabytes(int megabytes) {
    return new EmbeddedDatabaseConfig(
        dataDirectory, port, megabytes, cacheDirectory, closedAtJvmExit, serverOptions);
  }

  /** The same with another place for the server's files. */
  public EmbeddedDatabaseConfig withCacheDirectory(Path directory) {
    return new EmbeddedDatabaseConfig(
        dataDirectory, port, bufferPoolMegabytes, directory, closedAtJvmExit, serverOptions);
  }

  /** The same, left running by the JVM's exit until the caller closes it or the process is gone. */
  public EmbeddedDatabaseConfig closedByCaller() {
    return new EmbeddedDatabaseConfig(
        dataDirectory, port, bufferPoolMegabytes, cacheDirectory, false, serverOptions);
  }

  /** The same with these further server options and no others. */
  public EmbeddedDatabaseConfig withServerOptions(List<String> options) {
    return new EmbeddedDatabaseConfig(
        dataDirectory, port, bufferPoolMegabytes, cacheDirectory, closedAtJvmExit, options);
  }
}
