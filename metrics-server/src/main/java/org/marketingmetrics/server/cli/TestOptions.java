package org.marketingmetrics.server.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AnyTimeLooks;
import org.marketingmetrics.api.v1.BetaPrior;
import org.marketingmetrics.api.v1.MinimumData;
import org.marketingmetrics.api.v1.MultipleTestCorrection;
import org.marketingmetrics.api.v1.PlannedLooks;
import org.marketingmetrics.api.v1.TestSettings;
import org.marketingmetrics.api.v1.UnitChoice;
import picocli.CommandLine.Option;

/** How differences are judged; shared by commands that test some. */
final class TestOptions {
  /** Corrections for several tests. */
  enum Correction {
    HOLM,
    BENJAMINI_HOCHBERG,
    NONE
  }

  /** Units that ratios are tested by. */
  enum Unit {
    AUTO,
    MESSAGE,
    DAY,
    NONE
  }

  @Option(
      names = "--correction",
      paramLabel = "WHICH",
      defaultValue = "holm",
      description = "For several tests: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Correction correction = Correction.HOLM;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "auto",
      description = "Test by: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Unit unit = Unit.AUTO;

  @Option(
      names = "--look",
      paramLabel = "LOOK/LOOKS",
      description = "This is one of several planned looks: 3/14. Default: the only one.")
  private @Nullable String look;

  @Option(
      names = "--any-time",
      paramLabel = "SIZE",
      description =
          "The data are looked at as often as anybody likes; intervals are narrowest at this many"
              + " trials or units of both sides.")
  private @Nullable Double anyTime;

  @Option(
      names = "--least-trials",
      paramLabel = "TRIALS",
      description = "Fewest trials on each side before a verdict. Default: 100.")
  private @Nullable Double trials;

  @Option(
      names = "--least-effect",
      paramLabel = "SHARE",
      description = "Smallest change that should be found, as a part of the reference: 0.1.")
  private @Nullable Double effect;

  @Option(names = "--bayes", description = "The Bayesian view beside each test of two rates.")
  private boolean bayes;

  TestSettings settings(double confidence) {
    TestSettings.Builder settings =
        TestSettings.newBuilder()
            .setConfidenceLevel(confidence)
            .setCorrection(
                MultipleTestCorrection.valueOf("MULTIPLE_TEST_CORRECTION_" + correction.name()))
            .setUnit(UnitChoice.valueOf("UNIT_CHOICE_" + unit.name().toUpperCase(Locale.ROOT)))
            .setMinimumData(minimum());
    if (look != null && anyTime != null) {
      throw new CommandException(ExitCode.USAGE, "name either --look or --any-time.");
    }
    if (look != null) {
      settings.setPlannedLooks(planned(look));
    }
    if (anyTime != null) {
      settings.setAnyTimeLooks(AnyTimeLooks.newBuilder().setTunedSize(anyTime));
    }
    if (bayes) {
      settings.setPrior(BetaPrior.getDefaultInstance());
    }
    return settings.build();
  }

  private MinimumData minimum() {
    MinimumData.Builder minimum = MinimumData.newBuilder();
    if (trials != null) {
      minimum.setTrials(trials);
    }
    if (effect != null) {
      minimum.setRelativeEffect(effect);
    }
    return minimum.build();
  }

  private static PlannedLooks planned(String text) {
    if (!text.matches("[0-9]{1,2}/[0-9]{1,2}")) {
      throw new CommandException(
          ExitCode.USAGE, "--look '%s' is not of the form 3/14.".formatted(text));
    }
    int slash = text.indexOf('/');
    return PlannedLooks.newBuilder()
        .setLook(Integer.parseInt(text.substring(0, slash)))
        .setPlannedLooks(Integer.parseInt(text.substring(slash + 1)))
        .build();
  }
}
