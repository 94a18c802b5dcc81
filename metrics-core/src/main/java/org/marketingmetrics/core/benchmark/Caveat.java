package org.marketingmetrics.core.benchmark;

/**
 * What limits a comparison with a benchmark.
 *
 * @param code which
 * @param field the field of scope or basis concerned, empty when none is
 */
public record Caveat(Code code, String field) {
  static Caveat of(Code code) {
    return new Caveat(code, "");
  }

  /** What a caveat is about. */
  public enum Code {
    /** The benchmark does not name the field. */
    SCOPE_NOT_STATED,
    /** The benchmark names the field, the value does not. */
    SCOPE_MISSING,
    /** Both name the field, and differ. */
    SCOPE_DIFFERS,
    /** The source does not say which variant of the definition it used. */
    VARIANT_UNSPECIFIED,
    /** One side does not state the field of the basis. */
    BASIS_UNSPECIFIED,
    /** Another definition, which the caller acknowledged. */
    DEFINITION_MISMATCH_ACKNOWLEDGED,
    AGING,
    STALE,
    UNKNOWN_AGE,
    /** An open-based figure from before machine opens beside a period after. */
    MPP_BREAK,
    /** The value has no interval, so there is no evidence. */
    NO_INTERVAL
  }
}
