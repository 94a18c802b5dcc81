package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.DeleteBenchmarkRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a benchmark of the workspace's own. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = "Delete a benchmark of your own, for good.",
    footer = {"", "metrics benchmark delete ctor_2025"})
final class BenchmarkDeleteCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "Id of the benchmark in the workspace.")
  private String id = "";

  @Mixin private ServerOptions server = new ServerOptions();

  BenchmarkDeleteCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String name = server.parent(terminal) + "/benchmarks/" + id;
    try (Connection connection = server.connect(terminal)) {
      var _ =
          connection
              .benchmarks()
              .deleteBenchmark(DeleteBenchmarkRequest.newBuilder().setName(name).build());
      terminal.err().println("deleted " + name);
      return ExitCode.DONE;
    }
  }
}
