package org.marketingmetrics.server.cli;

import com.google.protobuf.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelResponse;
import org.marketingmetrics.api.v1.EventAttribute;
import org.marketingmetrics.api.v1.EventBreakdown;
import org.marketingmetrics.api.v1.EventExclusion;
import org.marketingmetrics.api.v1.EventField;
import org.marketingmetrics.api.v1.EventFilter;
import org.marketingmetrics.api.v1.EventFunnel;
import org.marketingmetrics.api.v1.EventFunnelCounting;
import org.marketingmetrics.api.v1.EventFunnelOrder;
import org.marketingmetrics.api.v1.EventFunnelStep;
import org.marketingmetrics.server.cli.report.EventFunnelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A funnel over people's events. */
@Command(
    name = "event-funnel",
    mixinStandardHelpOptions = true,
    description = "Compute a funnel over what people did, person by person.",
    footer = {
      "",
      "metrics event-funnel --steps click,page_view,purchase --window 7d --from 2026-03-01"
          + " --to 2026-03-31",
      "metrics event-funnel --steps click,purchase --window 1d --exclude lead@1 --by campaign ..."
    })
final class EventFunnelCommand implements Callable<Integer> {
  private static final Pattern WINDOW = Pattern.compile("([0-9]{1,6})(s|m|h|d)");
  private static final Pattern EXCLUSION = Pattern.compile("(.+)@([0-9]{1,2})");

  private final Terminal terminal;

  /** How events follow each other. */
  enum Order {
    ORDERED,
    STRICTLY_INCREASING,
    STRICT,
    ANY_ORDER
  }

  /** What is counted. */
  enum Counting {
    BEST_CHAIN,
    FIRST_ENTRY,
    TOTALS
  }

  @Option(
      names = "--steps",
      required = true,
      split = ",",
      paramLabel = "KIND",
      description =
          "Kinds of events, first step first; several for one step: page_view|engagement.")
  private List<String> steps = new ArrayList<>();

  @Option(
      names = "--window",
      required = true,
      paramLabel = "TIME",
      description = "From the first step to the last: 30m, 12h, 7d.")
  private String window = "";

  @Option(names = "--from", required = true, paramLabel = "YYYY-MM-DD", description = "First day.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "Last day of the entries, inclusive.")
  private LocalDate to = LocalDate.EPOCH;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "ORDERED",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Order order = Order.ORDERED;

  @Option(
      names = "--count",
      paramLabel = "WHAT",
      defaultValue = "BEST_CHAIN",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Counting counting = Counting.BEST_CHAIN;

  @Option(
      names = "--exclude",
      paramLabel = "KIND@STEP",
      description = "A kind that must not come between this step and the next. May be repeated.")
  private List<String> exclusions = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "ATTRIBUTE",
      description = "kind, campaign, channel, page, click_id or a free property of the first step.")
  private @Nullable String breakdown;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  EventFunnelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = server.connect(terminal)) {
      AnalyzeEventFunnelResponse answer =
          connection
              .funnels()
              .analyzeEventFunnel(
                  AnalyzeEventFunnelRequest.newBuilder()
                      .setParent(server.parent(terminal))
                      .setDateRange(Arguments.range(from, to))
                      .setFunnel(funnel())
                      .setNextActions(true)
                      .build());
      String title =
          "People from step to step within %s, entries %s to %s".formatted(window, from, to);
      terminal.answer(
          output.of(
              answer,
              () -> EventFunnelReport.text(title, steps, answer),
              () -> EventFunnelReport.csv(steps, answer)));
      return ExitCode.DONE;
    }
  }

  private EventFunnel funnel() {
    EventFunnel.Builder funnel =
        EventFunnel.newBuilder()
            .setWindow(window())
            .setOrder(EventFunnelOrder.valueOf("EVENT_FUNNEL_ORDER_" + order.name()))
            .setCounting(EventFunnelCounting.valueOf("EVENT_FUNNEL_COUNTING_" + counting.name()));
    steps.forEach(step -> funnel.addSteps(EventFunnelStep.newBuilder().setFilter(kinds(step))));
    exclusions.forEach(exclusion -> funnel.addExclusions(exclusion(exclusion)));
    if (breakdown != null) {
      funnel.setBreakdown(EventBreakdown.newBuilder().setAttribute(attribute(breakdown)));
    }
    return funnel.build();
  }

  private static EventFilter kinds(String kinds) {
    return EventFilter.newBuilder().addAllKinds(List.of(kinds.split("\\|", -1))).build();
  }

  private static EventExclusion exclusion(String text) {
    Matcher matcher = EXCLUSION.matcher(text);
    if (!matcher.matches()) {
      throw new CommandException(
          ExitCode.USAGE, "--exclude '%s' is not of the form KIND@STEP.".formatted(text));
    }
    return EventExclusion.newBuilder()
        .setFilter(kinds(matcher.group(1)))
        .setAfterStep(Integer.parseInt(matcher.group(2)))
        .build();
  }

  static EventAttribute attribute(String name) {
    return switch (name) {
      case "kind", "campaign", "channel", "page", "click_id" ->
          EventAttribute.newBuilder()
              .setField(EventField.valueOf("EVENT_FIELD_" + name.toUpperCase(Locale.ROOT)))
              .build();
      default -> EventAttribute.newBuilder().setProperty(name).build();
    };
  }

  private Duration window() {
    Matcher matcher = WINDOW.matcher(window);
    if (!matcher.matches()) {
      throw new CommandException(
          ExitCode.USAGE, "--window '%s' is no time; write 30m, 12h or 7d.".formatted(window));
    }
    long unit =
        switch (matcher.group(2)) {
          case "s" -> 1;
          case "m" -> 60;
          case "h" -> 3_600;
          default -> 86_400;
        };
    return Duration.newBuilder().setSeconds(Long.parseLong(matcher.group(1)) * unit).build();
  }
}
