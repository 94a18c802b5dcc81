package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.EraseSubjectRequest;
import org.marketingmetrics.api.v1.EraseSubjectResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Erases a person. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = "Erase all events of a person. Erasing again finds nothing.")
final class EventsEraseCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "SUBJECT", description = "The person's id in the events.")
  private String subject = "";

  @Mixin private ServerOptions server = new ServerOptions();

  EventsEraseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = server.connectForLong(terminal)) {
      EraseSubjectResponse erased =
          connection
              .events()
              .eraseSubject(
                  EraseSubjectRequest.newBuilder()
                      .setParent(server.parent(terminal))
                      .setSubject(subject)
                      .build());
      terminal.answer(
          "Erased %,d events, and %,d that did not count%n"
              .formatted(erased.getEventsErased(), erased.getRefusedErased()));
      return ExitCode.DONE;
    }
  }
}
