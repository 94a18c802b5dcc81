package org.marketingmetrics.server.cli;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.Event;
import org.marketingmetrics.api.v1.EventIssue;
import org.marketingmetrics.api.v1.EventOutcomes;
import org.marketingmetrics.api.v1.RecordEventsRequest;
import org.marketingmetrics.server.cli.sample.EventFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Events of a file into a workspace. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Load events from a file, as a declared backfill: none of them is late.",
      "JSON lines are events as the contract has them. CSV has a heading with id, subject, time,"
          + " kind, and as needed campaign, channel, page, click_id, value, currency, server_side;"
          + " any other column is a free property.",
      "The same file again changes nothing."
    },
    footer = {"", "metrics events load history.jsonl", "metrics events load clicks.csv"})
final class EventsLoadCommand implements Callable<Integer> {
  private static final int CHUNK = 5_000;
  private static final int MOST_ISSUES = 20;

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files: .jsonl or .csv.")
  private List<Path> files = new ArrayList<>();

  @Mixin private ServerOptions server = new ServerOptions();

  EventsLoadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    boolean all = true;
    try (Connection connection = server.connectForLong(terminal)) {
      for (Path file : files) {
        all &= load(connection, file);
      }
    }
    return all ? ExitCode.DONE : ExitCode.FAILED;
  }

  private boolean load(Connection connection, Path file) {
    Counts counts = new Counts();
    try (EventFile events = EventFile.open(file)) {
      List<Event> chunk = new ArrayList<>();
      for (Event event = events.next(); event != null; event = events.next()) {
        counts.firstLine = chunk.isEmpty() ? events.line() : counts.firstLine;
        chunk.add(event);
        if (chunk.size() == CHUNK) {
          send(connection, chunk, counts);
        }
      }
      send(connection, chunk, counts);
    } catch (StatusRuntimeException e) {
      terminal
          .err()
          .printf(
              "%s: from line %d on (event 0 of what follows) not loaded; before that %,d were."
                  + " Loading again is safe.%n",
              file, counts.firstLine, counts.recorded + counts.repeated);
      throw e;
    } catch (EventFile.UnreadableException | IOException e) {
      throw new CommandException(
          ExitCode.USAGE,
          "%s: %s. Loaded before that: %d events; loading again is safe."
              .formatted(file, e.getMessage(), counts.recorded));
    }
    terminal.answer(
        "%s: %,d recorded, %,d were there already, %,d not counted%n"
            .formatted(file, counts.recorded, counts.repeated, counts.issues.size()));
    counts.issues.stream()
        .limit(MOST_ISSUES)
        .forEach(issue -> terminal.err().println("  " + issue));
    return counts.issues.isEmpty();
  }

  private void send(Connection connection, List<Event> chunk, Counts counts) {
    if (chunk.isEmpty()) {
      return;
    }
    EventOutcomes outcomes =
        connection
            .events()
            .recordEvents(
                RecordEventsRequest.newBuilder()
                    .setParent(server.parent(terminal))
                    .addAllEvents(chunk)
                    .setBackfill(true)
                    .build())
            .getOutcomes();
    counts.recorded += outcomes.getRecorded();
    counts.repeated += outcomes.getRepeated();
    for (EventIssue issue : outcomes.getIssuesList()) {
      counts.issues.add(
          "%s: %s".formatted(issue.getEventId(), issue.getStatus().name().substring(13)));
    }
    chunk.clear();
  }

  /** What became of a file. */
  private static final class Counts {
    long firstLine;
    long recorded;
    long repeated;
    final List<String> issues = new ArrayList<>();
  }
}
