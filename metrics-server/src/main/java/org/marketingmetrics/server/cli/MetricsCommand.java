package org.marketingmetrics.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command without a name of its own. */
@Command(
    name = "metrics",
    mixinStandardHelpOptions = true,
    versionProvider = MetricsCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Marketing metrics that say how far they can be trusted.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something on this machine stood in the way",
      "2:the command line or the configuration makes no sense",
      "3:the server refused the request, or there is no such thing",
      "4:no server answered, or it could not; try again"
    },
    footer = {
      "",
      "Begin with: metrics demo",
      "Help of one command: metrics COMMAND --help",
      "Completion for bash and zsh: source <(metrics generate-completion)"
    })
final class MetricsCommand {
  /** From the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = MetricsCommand.class.getPackage().getImplementationVersion();
      return new String[] {
        "metrics " + (version == null ? "(not from a package)" : version),
        "Java " + Runtime.version()
      };
    }
  }
}
