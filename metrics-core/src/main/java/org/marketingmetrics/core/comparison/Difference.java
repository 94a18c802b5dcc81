package org.marketingmetrics.core.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.DefinitionMismatch;
import org.marketingmetrics.core.statistics.PValue;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.Warning;

/**
 * One value less its reference.
 *
 * @param estimate the difference, known or not by how much it may be off
 * @param test how it was tested; null when it was not
 * @param absence why it was not; null when it was
 * @param verdict what may be said
 * @param neededSize trials, or units, that each side needs for the smallest effect stated; null
 *     when none is stated
 * @param settlingSize trials, or units, of each side that would settle a difference as large as
 *     this one four times out of five; null where it is settled or there is none
 * @param bayesian the Bayesian view; null when it was not asked for or the sides are no proportions
 * @param warnings about the comparison, beside those of the two values
 */
public record Difference(
    Estimate estimate,
    @Nullable Test test,
    @Nullable Absence absence,
    Verdict verdict,
    @Nullable Double neededSize,
    @Nullable Double settlingSize,
    @Nullable BayesianView bayesian,
    List<Warning> warnings) {
  public Difference {
    warnings = List.copyOf(warnings);
  }

  /**
   * How far apart the two are.
   *
   * @param difference in the unit of the value; null where a side has none or they must not be
   *     compared
   * @param interval of the difference; null where it is not known
   * @param lift the difference as a part of the reference; null where the reference is not above 0
   * @param liftInterval null where it is not known
   */
  public record Estimate(
      @Nullable Double difference,
      @Nullable Interval interval,
      @Nullable Double lift,
      @Nullable Interval liftInterval) {
    /** Nothing is known. */
    static final Estimate NONE = new Estimate(null, null, null, null);
  }

  /**
   * A test.
   *
   * @param method by which
   * @param unit what the units are; null where trials are
   * @param z in standard errors, above 0 when the value is the higher one; null for an exact test
   * @param p two-sided, valid for the looks asked for
   * @param adjusted the same, corrected for the other tests of the answer
   */
  public record Test(
      TestMethod method, @Nullable Unit unit, @Nullable Double z, PValue p, PValue adjusted) {
    Test adjusted(PValue corrected) {
      return new Test(method, unit, z, p, corrected);
    }
  }

  /**
   * Why there is no test.
   *
   * @param reason from the closed list
   * @param obstacle what keeps data by unit from being used; null for other reasons
   * @param mismatch both definitions, for DEFINITION_MISMATCH
   */
  public record Absence(
      TestAbsence reason, @Nullable UnitObstacle obstacle, @Nullable DefinitionMismatch mismatch) {}

  /** A difference that is given as far as it is known, and not tested. */
  static Difference untested(Estimate estimate, Absence absence, List<Warning> warnings) {
    return new Difference(estimate, null, absence, Verdict.NOT_TESTED, null, null, null, warnings);
  }

  /** The same with another estimate. */
  Difference with(Estimate newEstimate) {
    return new Difference(
        newEstimate, test, absence, verdict, neededSize, settlingSize, bayesian, warnings);
  }
}
