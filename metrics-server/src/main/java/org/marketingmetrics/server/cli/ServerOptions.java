package org.marketingmetrics.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a command asks, and as whom. */
final class ServerOptions {
  private static final String ADDRESS = "127.0.0.1:9090";

  /** The longest time that a server gives a call unless it is set otherwise. */
  private static final int LONG_SECONDS = 300;

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description = "Server to ask. Default: METRICS_SERVER, else " + ADDRESS + ".")
  private @Nullable String server;

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      description = "Workspace to ask about. Default: METRICS_WORKSPACE, else demo.")
  private @Nullable String workspace;

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description =
          "File that holds the API key. Default: METRICS_API_KEY_FILE; or the key itself in"
              + " METRICS_API_KEY. A key is never an argument, since others can see those.")
  private @Nullable Path apiKeyFile;

  @Option(names = "--tls", description = "Encrypt the connection.")
  private boolean tls;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Trust the certificates in this PEM file, rather than the system's; with TLS.")
  private @Nullable Path authority;

  @Option(
      names = "--insecure",
      description = "Send the API key to another machine without TLS all the same.")
  private boolean insecure;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Longest time to wait for an answer. Default: ${DEFAULT-VALUE}.")
  private int timeoutSeconds;

  /** Resource name of the workspace. */
  String parent(Terminal terminal) {
    return "workspaces/"
        + (workspace == null ? terminal.variable("METRICS_WORKSPACE", "demo") : workspace);
  }

  /** The connection; nothing is sent yet. */
  Connection connect(Terminal terminal) {
    return connect(terminal, Math.max(1, timeoutSeconds));
  }

  /** The same for calls that take minutes rather than seconds. */
  Connection connectForLong(Terminal terminal) {
    return connect(terminal, Math.max(LONG_SECONDS, timeoutSeconds));
  }

  private Connection connect(Terminal terminal, int seconds) {
    String address = server == null ? terminal.variable("METRICS_SERVER", ADDRESS) : server;
    boolean encrypted = tls || authority != null;
    String key = apiKey(terminal);
    if (!key.isEmpty() && !encrypted && !insecure && !Connection.isLoopback(address)) {
      throw new CommandException(
          ExitCode.USAGE,
          "the API key would travel to %s unencrypted. Add --tls, or --insecure if you mean it."
              .formatted(address));
    }
    return Connection.open(address, encrypted, authority, key, Duration.ofSeconds(seconds));
  }

  private String apiKey(Terminal terminal) {
    Path file = apiKeyFile;
    if (file == null) {
      String key = terminal.variable("METRICS_API_KEY", "");
      String named = terminal.variable("METRICS_API_KEY_FILE", "");
      if (!key.isEmpty() || named.isEmpty()) {
        return key.strip();
      }
      file = Path.of(named);
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.USAGE, "the API key cannot be read from %s (%s).".formatted(file, e));
    }
  }
}
