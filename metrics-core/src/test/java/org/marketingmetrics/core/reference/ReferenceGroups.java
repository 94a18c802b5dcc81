package org.marketingmetrics.core.reference;

import java.util.Map;
import java.util.Set;

/** Which groups of the reference values are computed, and by what. */
final class ReferenceGroups {
  /** The handlers by group. */
  static final Map<String, ReferenceGroup> HANDLERS =
      Map.ofEntries(
          Map.entry("seed_metrics", new SeedMetricsGroup()),
          Map.entry("wilson", new WilsonGroup()),
          Map.entry("clopper_pearson", new ClopperPearsonGroup()),
          Map.entry("special_norm_ppf", SpecialGroups::normalQuantile),
          Map.entry("special_norm_sf", SpecialGroups::normalAbove),
          Map.entry("special_chi2_sf", SpecialGroups::chiSquaredAbove),
          Map.entry("special_betainc", SpecialGroups::betaBelow),
          Map.entry("special_beta_ppf", SpecialGroups::betaQuantile),
          Map.entry("benchmark_eval", new BenchmarkEvalGroup()),
          Map.entry("aggregate_funnel", new AggregateFunnelGroup()),
          Map.entry("newcombe_diff", ProportionGroups::newcombe),
          Map.entry("two_prop_z_pooled", ProportionGroups::pooled),
          Map.entry("relative_lift_log_katz", ProportionGroups::katz),
          Map.entry("fisher_exact_two_sided", ProportionGroups::fisher),
          Map.entry("k_prop_chi2_g", ProportionGroups::several),
          Map.entry("p_adjust", ProportionGroups::adjusted),
          Map.entry("ratio_delta_single", RatioGroups::single),
          Map.entry("ratio_delta_diff", RatioGroups::difference),
          Map.entry("beta_binomial", ProportionGroups::bayes),
          Map.entry("overdispersion", ProportionGroups::overdispersion),
          Map.entry("sample_size_two_prop", ProportionGroups::sampleSize),
          Map.entry("mde_two_prop", ProportionGroups::detectable),
          Map.entry("mix_decomposition", ChangeGroups::mix),
          Map.entry("driver_lmdi", ChangeGroups::drivers),
          Map.entry("trend_theil_sen_mann_kendall", ChangeGroups::trend),
          Map.entry("quantile", new QuantileGroup()),
          Map.entry("cro_ctro_priority", AdviceGroups::priority),
          Map.entry("email_diagnosis", AdviceGroups::email),
          Map.entry("event_funnel", new EventFunnelGroup()),
          Map.entry("sessions", new SessionsGroup()),
          Map.entry("period_alignment", new PeriodAlignmentGroup()));

  /** Groups whose features are not there yet; a group that gets a handler leaves this list. */
  static final Set<String> NOT_IMPLEMENTED = Set.of();

  private ReferenceGroups() {}
}
