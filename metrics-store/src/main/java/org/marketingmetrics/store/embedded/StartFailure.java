package org.marketingmetrics.store.embedded;

import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.DATA_DIRECTORY_IN_USE;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.DISK_FULL;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.LIBRARY_MISSING;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.PORT_TAKEN;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.START_FAILED;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says from a server's log why it did not start. */
final class StartFailure {
  private static final int SHOWN_LINES = 15;

  private static final Pattern MISSING_LIBRARY =
      Pattern.compile("error while loading shared libraries: ([^:\\s]+):");
  private static final Pattern TAKEN_PORT =
      Pattern.compile("Bind on TCP/IP port.*(Address already in use|error: 98)");
  private static final Pattern FULL_DISK =
      Pattern.compile(
          "No space left on device|Disk quota exceeded|(?i:errcode|errno|error|error number):?"
              + " 28\\b");
  private static final Pattern LOCKED =
      Pattern.compile("Unable to lock \\S+ error: 11|Can't lock aria control file");

  /** Which package holds a library: on Debian and Ubuntu, on Fedora and its kin. */
  private static final Map<String, List<String>> PACKAGES =
      Map.of(
          "libcrypt.so.1", List.of("libcrypt1", "libxcrypt-compat"),
          "libsystemd.so.0", List.of("libsystemd0", "systemd-libs"),
          "libstdc++.so.6", List.of("libstdc++6", "libstdc++"),
          "libgcc_s.so.1", List.of("libgcc-s1", "libgcc"));

  private StartFailure() {}

  /** What to tell a person whose server ended with {@code log}. */
  static EmbeddedDatabaseException of(String log, DataDirectory data, int port) {
    Matcher library = MISSING_LIBRARY.matcher(log);
    if (library.find()) {
      return new EmbeddedDatabaseException(LIBRARY_MISSING, missing(library.group(1)));
    }
    if (TAKEN_PORT.matcher(log).find()) {
      return portTaken(port);
    }
    if (saysDiskFull(log)) {
      return new EmbeddedDatabaseException(
          DISK_FULL,
          "The file system of %s is full. Free some space, or choose another data directory.%s"
              .formatted(data.root(), shown(log)));
    }
    if (saysLocked(log)) {
      return new EmbeddedDatabaseException(
          DATA_DIRECTORY_IN_USE,
          "Another database server, perhaps in another container, uses the data directory %s. Stop it, or choose another data directory."
              .formatted(data.root()));
    }
    return new EmbeddedDatabaseException(
        START_FAILED,
        "The embedded database did not start on %s. Its log, %s, ends with:%s"
            .formatted(data.root(), data.log(), shown(log)));
  }

  static EmbeddedDatabaseException portTaken(int port) {
    return new EmbeddedDatabaseException(
        PORT_TAKEN,
        "Port %d of 127.0.0.1 is taken by another program. Stop that one, or choose another port; 0 takes any free one."
            .formatted(port));
  }

  static boolean saysDiskFull(String text) {
    return FULL_DISK.matcher(text).find();
  }

  /** Such a server would retry for half a minute, in vain. */
  static boolean saysLocked(String log) {
    return LOCKED.matcher(log).find();
  }

  private static String missing(String library) {
    List<String> packages = PACKAGES.get(library);
    String remedy =
        packages == null
            ? "Install the package of your system that holds it"
            : "Install it: 'apt-get install %s' (Debian, Ubuntu) or 'dnf install %s' (Fedora, RHEL)"
                .formatted(packages.getFirst(), packages.getLast());
    return "The embedded database needs the system library %s, which this machine lacks. %s; or set METRICS_DB_URL to a MySQL server."
        .formatted(library, remedy);
  }

  private static String shown(String log) {
    List<String> lines = log.lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    return last.isEmpty() ? " (nothing)" : "\n  " + String.join("\n  ", last);
  }
}
