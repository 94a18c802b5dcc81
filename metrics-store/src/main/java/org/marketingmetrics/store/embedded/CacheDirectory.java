package org.marketingmetrics.store.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the server's files are unpacked unless the caller says otherwise. */
final class CacheDirectory {
  private CacheDirectory() {}

  /** Of this user; beside the data where the user has no writable home, as in many containers. */
  static Path ofUser(Path dataDirectory) {
    return choose(System.getenv(), System.getProperty("user.home"), dataDirectory);
  }

  static Path choose(Map<String, String> environment, @Nullable String home, Path dataDirectory) {
    Path base = userCache(environment.get("XDG_CACHE_HOME"), home);
    return base != null && canHold(base)
        ? base.resolve("marketing-metrics")
        : dataDirectory.toAbsolutePath().resolve("cache");
  }

  /** By the XDG base directory specification, which ignores relative paths. */
  private static @Nullable Path userCache(@Nullable String xdg, @Nullable String home) {
    if (xdg != null && xdg.startsWith("/")) {
      return Path.of(xdg);
    }
    return home != null && home.startsWith("/") ? Path.of(home, ".cache") : null;
  }

  private static boolean canHold(Path directory) {
    Path existing = directory;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
  }
}
