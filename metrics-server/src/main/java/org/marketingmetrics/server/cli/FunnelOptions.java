package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which funnel: a template, or steps of one's own. */
final class FunnelOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "TEMPLATE",
      description = "influencer, email, amazon or web.")
  private @Nullable String template;

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "MEASURE",
      description = "Steps of your own, at least two, instead of a template.")
  private List<String> steps = new ArrayList<>();

  /**
   * Does one of both.
   *
   * @throws CommandException unless exactly one of both is named
   */
  void choose(Consumer<String> ofTemplate, Consumer<List<String>> ofSteps) {
    if ((template == null) == steps.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE, "name either a template (influencer, email, amazon, web) or --steps.");
    }
    if (template == null) {
      ofSteps.accept(steps);
    } else {
      ofTemplate.accept(template);
    }
  }

  /** As a part of a title. */
  String title() {
    return template == null ? String.join(" - ", steps) : template;
  }
}
