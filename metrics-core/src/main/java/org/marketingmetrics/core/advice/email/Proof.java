package org.marketingmetrics.core.advice.email;

/** What the interval of a rate says beside its reference. */
public enum Proof {
  /** It lies below. */
  BELOW,
  /** It lies above. */
  ABOVE,
  /** It holds the reference, or there is none. */
  UNCERTAIN
}
