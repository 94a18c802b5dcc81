package org.marketingmetrics.server.cli;

import io.grpc.StatusRuntimeException;
import java.io.PrintWriter;
import org.marketingmetrics.server.config.ConfigException;
import org.marketingmetrics.server.runtime.DatabaseOpener;
import org.marketingmetrics.server.runtime.StartException;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The tree of commands, and how their failures are told. */
public final class Commands {
  private Commands() {}

  /**
   * A command line that reads and writes only what {@code terminal} holds.
   *
   * @param databases how commands that run a server come by a database
   */
  public static CommandLine line(Terminal terminal, DatabaseOpener databases) {
    CommandLine root =
        new CommandLine(new MetricsCommand())
            .addSubcommand(new DemoCommand(terminal, databases))
            .addSubcommand(new ServeCommand(terminal, databases))
            .addSubcommand(new MigrateCommand(terminal, databases))
            .addSubcommand(new ImportCommand(terminal))
            .addSubcommand(new FunnelCommand(terminal))
            .addSubcommand(new EventFunnelCommand(terminal))
            .addSubcommand(new SessionsCommand(terminal))
            .addSubcommand(new ReconcileCommand(terminal))
            .addSubcommand(
                new CommandLine(new EventsCommand())
                    .addSubcommand(new EventsLoadCommand(terminal))
                    .addSubcommand(new EventsEraseCommand(terminal)))
            .addSubcommand(new QueryCommand(terminal))
            .addSubcommand(new CompareCommand(terminal))
            .addSubcommand(new ExplainCommand(terminal))
            .addSubcommand(new TrendCommand(terminal))
            .addSubcommand(new PlanCommand(terminal))
            .addSubcommand(new MetricCommand(terminal))
            .addSubcommand(new DiagnoseCommand(terminal))
            .addSubcommand(new PrioritizeCommand(terminal))
            .addSubcommand(new LeaksCommand(terminal))
            .addSubcommand(new AllocateCommand(terminal))
            .addSubcommand(new SimulateCommand(terminal))
            .addSubcommand(new ComputeCommand(terminal))
            .addSubcommand(
                new CommandLine(new DefinitionsCommand())
                    .addSubcommand(new DefinitionsCompareCommand(terminal)))
            .addSubcommand(
                new CommandLine(new GlossaryCommand(terminal))
                    .addSubcommand(new SearchCommand(terminal))
                    .addSubcommand(new ArticlesCommand(terminal))
                    .addSubcommand(new CodesCommand(terminal)))
            .addSubcommand(
                new CommandLine(new BenchmarkCommand())
                    .addSubcommand(new BenchmarkListCommand(terminal))
                    .addSubcommand(new BenchmarkEvaluateCommand(terminal))
                    .addSubcommand(new BenchmarkOwnCommand(terminal))
                    .addSubcommand(new BenchmarkDeleteCommand(terminal)))
            .addSubcommand(
                new CommandLine(new WorkspaceCommand())
                    .addSubcommand(new WorkspaceCreateCommand(terminal))
                    .addSubcommand(new WorkspaceListCommand(terminal)))
            .addSubcommand(
                new CommandLine(new KeyCommand())
                    .addSubcommand(new KeyCreateCommand(terminal))
                    .addSubcommand(new KeyListCommand(terminal))
                    .addSubcommand(new KeyRevokeCommand(terminal))
                    .addSubcommand(new KeyOperatorCommand(terminal)))
            .addSubcommand(new GenerateCompletion());
    return root.setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Commands::usage)
        .setExecutionExceptionHandler(new Failures(terminal));
  }

  /** What is wrong, in a line, rather than the whole help. */
  private static int usage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(name + ": " + e.getMessage());
    if (command.getSubcommands().isEmpty()
        || !UnmatchedArgumentException.printSuggestions(e, err)) {
      command
          .getSubcommands()
          .values()
          .forEach(sub -> err.printf("  %-20s %s%n", sub.getCommandName(), description(sub)));
    }
    err.println("Help: " + name + " --help");
    return ExitCode.USAGE;
  }

  private static String description(CommandLine command) {
    String[] lines = command.getCommandSpec().usageMessage().description();
    return lines.length == 0 ? "" : lines[0];
  }

  private record Failures(Terminal terminal) implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed)
        throws Exception {
      return switch (e) {
        case StatusRuntimeException failure -> {
          ErrorReport report = ErrorReport.of(failure);
          report.lines().forEach(terminal.err()::println);
          yield report.exitCode();
        }
        case ConfigException refused -> tell(refused, ExitCode.USAGE);
        case EmbeddedDatabaseException failure -> tell(failure, ExitCode.FAILED);
        case StartException failure -> tell(failure, ExitCode.FAILED);
        case CommandException failure -> tell(failure, failure.exitCode());
        default -> throw e;
      };
    }

    private int tell(Exception failure, int code) {
      terminal.err().println("metrics: " + failure.getMessage());
      return code;
    }
  }
}
