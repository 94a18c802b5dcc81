package org.marketingmetrics.server.comparison;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.BetaPrior;
import org.marketingmetrics.api.v1.MultipleTestCorrection;
import org.marketingmetrics.api.v1.PlannedLooks;
import org.marketingmetrics.core.comparison.Correction;
import org.marketingmetrics.core.comparison.Looks;
import org.marketingmetrics.core.comparison.MinimumData;
import org.marketingmetrics.core.comparison.Prior;
import org.marketingmetrics.core.comparison.TestSettings;
import org.marketingmetrics.core.comparison.UnitChoice;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.statistics.AlphaSpending;
import org.marketingmetrics.server.value.EnumProtos;

/** How differences are judged, as a request says it. */
final class TestSettingsProtos {
  private TestSettingsProtos() {}

  static TestSettings fromProto(org.marketingmetrics.api.v1.TestSettings settings) {
    return new TestSettings(
        settings.hasConfidenceLevel()
            ? settings.getConfidenceLevel()
            : TestSettings.DEFAULT.confidence(),
        correction(settings.getCorrection()),
        looks(settings),
        minimum(settings.getMinimumData()),
        settings.hasPrior() ? prior(settings.getPrior()) : null,
        units(settings.getUnit()));
  }

  static Correction correction(MultipleTestCorrection correction) {
    return switch (correction) {
      case MULTIPLE_TEST_CORRECTION_UNSPECIFIED, UNRECOGNIZED -> Correction.HOLM;
      case MULTIPLE_TEST_CORRECTION_HOLM,
          MULTIPLE_TEST_CORRECTION_BENJAMINI_HOCHBERG,
          MULTIPLE_TEST_CORRECTION_NONE ->
          EnumProtos.fromProto("settings.correction", Correction.class, correction);
    };
  }

  private static UnitChoice units(org.marketingmetrics.api.v1.UnitChoice unit) {
    return switch (unit) {
      case UNIT_CHOICE_UNSPECIFIED, UNRECOGNIZED -> UnitChoice.AUTO;
      case UNIT_CHOICE_AUTO, UNIT_CHOICE_MESSAGE, UNIT_CHOICE_DAY, UNIT_CHOICE_NONE ->
          EnumProtos.fromProto("settings.unit", UnitChoice.class, unit);
    };
  }

  private static Looks looks(org.marketingmetrics.api.v1.TestSettings settings) {
    return switch (settings.getLooksCase()) {
      case LOOKS_NOT_SET -> Looks.ONCE;
      case PLANNED_LOOKS -> planned(settings.getPlannedLooks());
      case ANY_TIME_LOOKS -> new Looks.AnyTime(settings.getAnyTimeLooks().getTunedSize());
    };
  }

  private static Looks planned(PlannedLooks looks) {
    return new Looks.Planned(
        looks.getSharesCount() > 0 ? rising(looks.getSharesList()) : equal(looks),
        spending(looks.getSpending()));
  }

  private static List<Double> rising(List<Double> shares) {
    for (int i = 1; i < shares.size(); i++) {
      if (shares.get(i) <= shares.get(i - 1)) {
        throw MetricsException.invalidField(
            "settings.planned_looks.shares",
            "%s follows %s; shares rise".formatted(shares.get(i), shares.get(i - 1)));
      }
    }
    return shares;
  }

  private static List<Double> equal(PlannedLooks looks) {
    int all = looks.getPlannedLooks();
    if (all < 2 || looks.getLook() < 1 || looks.getLook() > all) {
      throw MetricsException.invalidField(
          "settings.planned_looks",
          "say planned_looks from 2 on and which look this is, 1 to planned_looks; or shares");
    }
    return IntStream.rangeClosed(1, looks.getLook()).mapToObj(i -> (double) i / all).toList();
  }

  static AlphaSpending spending(org.marketingmetrics.api.v1.AlphaSpending spending) {
    return switch (spending) {
      case ALPHA_SPENDING_UNSPECIFIED, UNRECOGNIZED, ALPHA_SPENDING_OBRIEN_FLEMING ->
          AlphaSpending.OBRIEN_FLEMING;
      case ALPHA_SPENDING_POCOCK -> AlphaSpending.POCOCK;
    };
  }

  private static MinimumData minimum(org.marketingmetrics.api.v1.MinimumData minimum) {
    @Nullable Double effect = minimum.hasRelativeEffect() ? minimum.getRelativeEffect() : null;
    return new MinimumData(
        minimum.hasTrials() ? minimum.getTrials() : MinimumData.DEFAULT.trials(),
        effect,
        minimum.hasPower() ? minimum.getPower() : MinimumData.DEFAULT.power());
  }

  private static Prior prior(BetaPrior prior) {
    return new Prior(
        prior.hasA() ? prior.getA() : Prior.UNIFORM.a(),
        prior.hasB() ? prior.getB() : Prior.UNIFORM.b());
  }
}
