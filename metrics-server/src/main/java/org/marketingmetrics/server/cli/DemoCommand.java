package org.marketingmetrics.server.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.runtime.DatabaseOpener;
import org.marketingmetrics.server.runtime.MetricsServer;
import org.marketingmetrics.server.telemetry.Logging;
import picocli.CommandLine.Command;

/** Shows what the platform answers, from nothing to numbers, and leaves nothing behind. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Start a server on an embedded database of its own, load a sample through the gRPC API, print"
          + " what it says, and stop.",
      "To keep a server with the sample: metrics serve --sample"
    })
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final LocalServer local;

  DemoCommand(Terminal terminal, DatabaseOpener databases) {
    this.terminal = terminal;
    this.local = new LocalServer(databases, terminal);
  }

  @Override
  public Integer call() {
    try (AtExit atExit = AtExit.register()) {
      TemporaryFolder folder = atExit.add(TemporaryFolder.make("metrics-demo-"));
      ServerConfig config = config(folder);
      Logging.configure(config.log());
      MetricsServer server = local.start(config, atExit);
      terminal.answer(answers(LocalServer.address(config, server)));
    }
    return ExitCode.DONE;
  }

  private String answers(String address) {
    try (Connection connection = Connection.local(address)) {
      Demo demo = new Demo(connection, Demo.WORKSPACE);
      terminal.progress("Loading the sample through the gRPC API on " + address);
      terminal.progress("Loaded %d rows".formatted(demo.load()));
      terminal.progress("");
      return demo.answers() + "\n" + Demo.next();
    }
  }

  /** Nothing of the environment: a demo must not write to the database that it may name. */
  private static ServerConfig config(TemporaryFolder folder) {
    return ServerConfig.load(
        null,
        Map.of(),
        Map.of(
            "grpc.port", "0",
            "http.port", "0",
            "db.directory", folder.path().toString(),
            "shutdown.drain", "2s",
            "log.format", "text",
            "log.level", "error"));
  }
}
