package org.marketingmetrics.core.advice.priority;

/** Why an early line decides. */
public enum Blocker {
  /** A count, or a target, is missing. */
  INPUTS_MISSING,
  /** Counts that cannot be right. */
  COUNTS_CONTRADICT,
  /** Far more or fewer sessions than clicks, which nothing explains. */
  SESSIONS_PER_CLICK,
  /** Each further click loses money. */
  NEGATIVE_CONTRIBUTION_PER_CLICK,
  /** Traffic is the goal. */
  GOAL_IS_TRAFFIC
}
