package org.marketingmetrics.server.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.runtime.DatabaseOpener;
import org.marketingmetrics.server.runtime.MetricsServer;
import org.marketingmetrics.server.telemetry.Logging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a server until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Run a server, until Ctrl-C or SIGTERM.",
      "When it takes calls it prints one line: ready grpc=HOST:PORT http=HOST:PORT data=DIR"
    },
    footer = {
      "",
      "metrics serve --data /srv/metrics",
      "METRICS_DB_URL=jdbc:mysql://db:3306/metrics METRICS_DB_USER=metrics metrics serve"
    })
final class ServeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final LocalServer local;

  @Option(
      names = "--grpc-port",
      paramLabel = "PORT",
      description = "Port of the gRPC services; 0 takes any free one. Default: 9090.")
  private @Nullable Integer grpcPort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Port of /metrics, /healthz and /readyz; 0 takes any free one. Default: 9091.")
  private @Nullable Integer httpPort;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "Address of the gRPC services. Default: 127.0.0.1. One that others reach needs keys, and"
              + " TLS or --insecure.")
  private @Nullable String host;

  @Option(names = "--insecure", description = "Take calls from other machines without TLS.")
  private boolean insecure;

  @Option(
      names = "--sample",
      description = "Load the sample of 'metrics demo' into the workspace demo.")
  private boolean sample;

  @Mixin private ConfigOptions options = new ConfigOptions();

  ServeCommand(Terminal terminal, DatabaseOpener databases) {
    this.terminal = terminal;
    this.local = new LocalServer(databases, terminal);
  }

  @Override
  public Integer call() {
    ServerConfig config = options.load(terminal, flags());
    if (sample && config.keysRequired()) {
      throw new CommandException(
          ExitCode.USAGE, "--sample is for a server without keys; this one needs them.");
    }
    Logging.configure(config.log());
    try (AtExit atExit = AtExit.register()) {
      MetricsServer server = local.start(config, atExit);
      if (sample) {
        load(LocalServer.address(config, server));
      }
      terminal.answer(server.readyLine() + "\n");
      server.awaitTermination();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // told to stop by whoever embeds the command
    }
    return ExitCode.DONE;
  }

  private void load(String address) {
    try (Connection connection = Connection.local(address)) {
      int rows = new Demo(connection, Demo.WORKSPACE).load();
      terminal.progress(
          "Loaded the sample: %d rows in the workspace %s".formatted(rows, Demo.WORKSPACE));
    }
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new HashMap<>();
    if (grpcPort != null) {
      flags.put("grpc.port", grpcPort.toString());
    }
    if (httpPort != null) {
      flags.put("http.port", httpPort.toString());
    }
    if (host != null) {
      flags.put("grpc.host", host);
    }
    if (insecure) {
      flags.put("access.insecure", "true");
    }
    return flags;
  }
}
