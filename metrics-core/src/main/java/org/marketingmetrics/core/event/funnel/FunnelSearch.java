package org.marketingmetrics.core.event.funnel;

import java.util.function.Consumer;

/** Finds how far one person came. Keeps working memory, so it belongs to one thread. */
public sealed interface FunnelSearch
    permits AnyOrderSearch,
        AttemptsSearch,
        FirstEntrySearch,
        OrderedSearch,
        StrictSearch,
        UserExclusionSearch {
  /**
   * Reports every attempt, or the one chain that counts; nothing when there was no entry.
   *
   * @param found called with a chain that the next one overwrites
   */
  void run(MaskedEvents events, Consumer<Chain> found);

  /**
   * Finds the events of the chain reported last: among the chains with its start and end the one
   * whose inner steps come earliest, one after the other. In any order only the first and the last,
   * since the events between belong to no step.
   */
  void trace(MaskedEvents events, Chain chain);

  /** The search a plan asks for. */
  static FunnelSearch of(FunnelPlan plan) {
    return switch (plan.counting()) {
      case FIRST_ENTRY -> new FirstEntrySearch(plan);
      case TOTALS -> new AttemptsSearch(plan);
      case BEST_CHAIN ->
          switch (plan.order()) {
            case STRICT -> new StrictSearch(plan);
            case ANY_ORDER -> new AnyOrderSearch(plan);
            case ORDERED, STRICTLY_INCREASING ->
                plan.gaps() != 0 && plan.effect() == ExclusionEffect.EXCLUDE_USER
                    ? new UserExclusionSearch(plan)
                    : new OrderedSearch(plan);
          };
    };
  }
}
