package org.marketingmetrics.core.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.BayesianComparison;
import org.marketingmetrics.core.statistics.BetaPosterior;
import org.marketingmetrics.core.statistics.Confidence;
import org.marketingmetrics.core.statistics.FisherExact;
import org.marketingmetrics.core.statistics.KProportions;
import org.marketingmetrics.core.statistics.MultipleTests;
import org.marketingmetrics.core.statistics.Newcombe;
import org.marketingmetrics.core.statistics.Overdispersion;
import org.marketingmetrics.core.statistics.PValue;
import org.marketingmetrics.core.statistics.PooledTest;
import org.marketingmetrics.core.statistics.RelativeLift;
import org.marketingmetrics.core.statistics.SampleSize;
import org.marketingmetrics.core.statistics.Trials;
import org.marketingmetrics.core.value.Interval;

/** The groups about proportions. */
final class ProportionGroups {
  private ProportionGroups() {}

  static Map<String, @Nullable Object> newcombe(JsonObject in) {
    Trials one = trials(in, "x1", "n1");
    Trials other = trials(in, "x2", "n2");
    Interval interval = Newcombe.difference(one, other, confidence(in));
    return Map.of("diff", one.minus(other), "lo", interval.lower(), "hi", interval.upper());
  }

  static Map<String, @Nullable Object> pooled(JsonObject in) {
    PooledTest test = PooledTest.of(trials(in, "x1", "n1"), trials(in, "x2", "n2"));
    return Map.of("z", test.z(), "chi2", test.chiSquared(), "p_two_sided", test.p().value());
  }

  static Map<String, @Nullable Object> katz(JsonObject in) {
    RelativeLift lift =
        RelativeLift.over(trials(in, "x2", "n2"), trials(in, "x1", "n1"), confidence(in))
            .orElseThrow();
    return Map.of(
        "ratio", 1 + lift.lift(),
        "lift", lift.lift(),
        "se_log", lift.standardErrorOfLog(),
        "lift_lo", lift.interval().lower(),
        "lift_hi", lift.interval().upper());
  }

  static Map<String, @Nullable Object> fisher(JsonObject in) {
    PValue p = FisherExact.twoSided(trials(in, "x1", "n1"), trials(in, "x2", "n2"));
    return Map.of("p", p.value());
  }

  static Map<String, @Nullable Object> several(JsonObject in) {
    KProportions test = KProportions.of(groups(in));
    return Map.of(
        "chi2", test.chiSquared(),
        "chi2_p", test.chiSquaredP().value(),
        "df", test.degreesOfFreedom(),
        "g", test.g(),
        "g_p", test.gP().value(),
        "min_expected", test.smallestExpected());
  }

  static Map<String, @Nullable Object> adjusted(JsonObject in) {
    List<PValue> values = numbers(in, "p").stream().map(PValue::of).toList();
    return Map.of(
        "holm", MultipleTests.holm(values).stream().map(PValue::value).toList(),
        "bh", MultipleTests.benjaminiHochberg(values).stream().map(PValue::value).toList());
  }

  static Map<String, @Nullable Object> bayes(JsonObject in) {
    double a = number(in, "prior_a");
    double b = number(in, "prior_b");
    BetaPosterior first = BetaPosterior.of(trials(in, "xA", "nA"), a, b);
    BetaPosterior second = BetaPosterior.of(trials(in, "xB", "nB"), a, b);
    BayesianComparison comparison = BayesianComparison.of(first, second);
    Map<String, @Nullable Object> outputs = new HashMap<>();
    outputs.put("prob_B_beats_A", comparison.probability());
    outputs.put("expected_loss_choose_B", comparison.lossOfSecond());
    outputs.put("expected_loss_choose_A", comparison.lossOfFirst());
    outputs.put("mean_A", first.mean());
    outputs.put("mean_B", second.mean());
    outputs.put("uplift_mean_diff", second.mean() - first.mean());
    outputs.put("credA", limits(first.interval(0.95)));
    outputs.put("credB", limits(second.interval(0.95)));
    return outputs;
  }

  static Map<String, @Nullable Object> overdispersion(JsonObject in) {
    Overdispersion found = Overdispersion.of(groups(in)).orElseThrow();
    double reach = Confidence.of(0.95).z() * found.standardError();
    Map<String, @Nullable Object> outputs = new HashMap<>();
    outputs.put("p", found.rate());
    outputs.put("pearson_chi2", found.chiSquared());
    outputs.put("df", found.degreesOfFreedom());
    outputs.put("phi", found.phi());
    outputs.put("p_value", found.p().value());
    outputs.put("se_binomial", found.binomialError());
    outputs.put("se_quasi", found.standardError());
    outputs.put("wald_quasi_lo", found.rate() - reach);
    outputs.put("wald_quasi_hi", found.rate() + reach);
    return outputs;
  }

  static Map<String, @Nullable Object> sampleSize(JsonObject in) {
    double size =
        new SampleSize(number(in, "alpha"), number(in, "power"))
            .perArm(number(in, "p1"), number(in, "p2"));
    return Map.of("n_per_group", size, "n_per_group_ceil", Math.ceil(size));
  }

  static Map<String, @Nullable Object> detectable(JsonObject in) {
    double base = number(in, "p1");
    double step =
        new SampleSize(number(in, "alpha"), number(in, "power"))
            .detectableAbove(base, number(in, "n_per_group"))
            .orElseThrow();
    return Map.of("p2", base + step, "mde_abs", step, "mde_rel", step / base);
  }

  private static List<Double> limits(Interval interval) {
    return List.of(interval.lower(), interval.upper());
  }

  private static List<Trials> groups(JsonObject in) {
    List<Double> successes = numbers(in, "x");
    List<Double> trials = numbers(in, "n");
    List<Trials> groups = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      groups.add(new Trials(successes.get(i), trials.get(i)));
    }
    return groups;
  }

  private static Trials trials(JsonObject in, String successes, String trials) {
    return new Trials(number(in, successes), number(in, trials));
  }

  private static Confidence confidence(JsonObject in) {
    return Confidence.of(number(in, "conf"));
  }

  private static double number(JsonObject in, String key) {
    return in.get(key).getAsDouble();
  }

  private static List<Double> numbers(JsonObject in, String key) {
    return in.getAsJsonArray(key).asList().stream().map(JsonElement::getAsDouble).toList();
  }
}
