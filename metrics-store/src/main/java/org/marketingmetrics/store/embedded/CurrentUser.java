package org.marketingmetrics.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user that this process acts as, and the owners of files, by number. */
final class CurrentUser {
  static final int ROOT = 0;

  private CurrentUser() {}

  /** The effective user, who owns this process's directory under /proc. */
  static int id() throws IOException {
    return owner(Path.of("/proc/self/stat"));
  }

  static int owner(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid");
  }
}
