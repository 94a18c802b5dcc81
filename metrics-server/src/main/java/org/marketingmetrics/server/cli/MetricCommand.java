package org.marketingmetrics.server.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.GetMetricRequest;
import org.marketingmetrics.api.v1.GetMetricResponse;
import org.marketingmetrics.api.v1.MetricContext;
import org.marketingmetrics.api.v1.MetricResolution;
import org.marketingmetrics.api.v1.ResolveMetricRequest;
import org.marketingmetrics.api.v1.ResolveMetricResponse;
import org.marketingmetrics.server.cli.report.MetricReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a metric is, or all that a name can mean. */
@Command(
    name = "metric",
    mixinStandardHelpOptions = true,
    description = "Show what a metric is: definition, formula, other names.",
    footer = {"", "metrics metric \"open rate\"", "metrics metric --id ctr"})
final class MetricCommand implements Callable<Integer> {
  private final Terminal terminal;

  /** Where a metric is used. */
  enum Use {
    MARKETPLACE,
    PAID,
    SOCIAL,
    INFLUENCER,
    EMAIL,
    WEB
  }

  @Parameters(paramLabel = "NAME", description = "Id, name or alias, in any language.")
  private String name = "";

  @Option(
      names = "--id",
      description = "NAME is an id (ctr, or ctr@1), not also an alias of others.")
  private boolean exact;

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description =
          "Where the name is used, which may decide what it means: ${COMPLETION-CANDIDATES}.")
  private @Nullable Use context;

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description =
          "The same as --context, told by a kind of channel, such as email or paid_social.")
  private @Nullable String channel;

  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  MetricCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = server.connect(terminal)) {
      return exact ? get(connection) : resolve(connection);
    }
  }

  private int get(Connection connection) {
    GetMetricResponse answer =
        connection
            .catalog()
            .getMetric(
                GetMetricRequest.newBuilder()
                    .setName("metrics/" + name)
                    .setLanguageCode(language.code())
                    .build());
    terminal.answer(
        output.of(
            answer,
            () -> MetricReport.text(answer.getMetric()),
            () -> MetricReport.csv(java.util.List.of(answer.getMetric()))));
    return ExitCode.DONE;
  }

  private int resolve(Connection connection) {
    ResolveMetricRequest.Builder request =
        ResolveMetricRequest.newBuilder().setAlias(name).setLanguageCode(language.code());
    if (context != null) {
      request.setContext(
          MetricContext.valueOf("METRIC_CONTEXT_" + context.name().toUpperCase(Locale.ROOT)));
    }
    if (channel != null) {
      request.setChannel(channel);
    }
    ResolveMetricResponse answer = connection.catalog().resolveMetric(request.build());
    terminal.answer(
        output.of(answer, () -> text(answer), () -> MetricReport.csv(answer.getCandidatesList())));
    return answer.getResolution() == MetricResolution.METRIC_RESOLUTION_NONE
        ? ExitCode.REFUSED
        : ExitCode.DONE;
  }

  private static String nearest(ResolveMetricResponse answer) {
    return answer.getDidYouMeanCount() == 0
        ? ""
        : " Did you mean: %s?".formatted(String.join(", ", answer.getDidYouMeanList()));
  }

  private String text(ResolveMetricResponse answer) {
    return switch (answer.getResolution()) {
      case METRIC_RESOLUTION_ONE, METRIC_RESOLUTION_BY_CONTEXT ->
          MetricReport.text(answer.getMetric());
      case METRIC_RESOLUTION_SEVERAL ->
          MetricReport.candidates(name, answer)
              + "One of them in full: metrics metric --id "
              + answer.getCandidates(0).getId()
              + "\n";
      case METRIC_RESOLUTION_NONE, METRIC_RESOLUTION_UNSPECIFIED, UNRECOGNIZED ->
          "No metric is called \"%s\".%s\n".formatted(name, nearest(answer));
    };
  }
}
