package org.marketingmetrics.core.comparison;

/** What has to be true for the probabilities of an answer to be; printed with it. */
public enum Assumption {
  /** Each trial succeeds or not on its own. */
  INDEPENDENT_TRIALS,
  /** Each unit varies on its own. */
  INDEPENDENT_UNITS,
  /** Nobody stands on both sides. */
  DISJOINT_AUDIENCES,
  /** Who got what was not drawn by lot, so a difference need not be an effect. */
  NOT_RANDOMIZED,
  /** The data are looked at once, at a time fixed beforehand. */
  ONE_LOOK,
  /** The looks were planned beforehand and are taken as planned. */
  PLANNED_LOOKS,
  /** Holds at every look, once every expected cell is 5 or more. */
  ANY_TIME,
  /** Intervals hold each for itself; p values are corrected. */
  INTERVALS_NOT_CORRECTED,
  /** Values of a series are independent but for the trend. */
  INDEPENDENT_VALUES,
  /** An experiment has two arms of equal size. */
  EQUAL_ARMS
}
