package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.value.Interval;

class WilsonTest {
  private static final MathContext DIGITS = new MathContext(60);

  @Property
  void limitsEqualTheClosedFormInSixtyDigits(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000_000L) long first,
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long second) {
    long trials = Math.max(first, second);
    long successes = Math.min(first, second);

    Interval interval = Wilson.interval(successes, trials, 0.95);

    assertThat(interval.lower()).isCloseTo(closedForm(successes, trials, -1), relative(interval));
    assertThat(interval.upper()).isCloseTo(closedForm(successes, trials, +1), relative(interval));
  }

  private static org.assertj.core.data.Offset<Double> relative(Interval interval) {
    return within(4e-15 * interval.upper());
  }

  private static double closedForm(long successes, long trials, int sign) {
    BigDecimal n = BigDecimal.valueOf(trials);
    BigDecimal p = BigDecimal.valueOf(successes).divide(n, DIGITS);
    BigDecimal z = new BigDecimal(NormalLaw.twoSided(0.95));
    BigDecimal z2 = z.multiply(z);
    BigDecimal two = BigDecimal.valueOf(2);
    BigDecimal centre = p.add(z2.divide(n.multiply(two), DIGITS));
    BigDecimal variance = p.multiply(BigDecimal.ONE.subtract(p)).divide(n, DIGITS);
    BigDecimal correction = z2.divide(n.multiply(n).multiply(BigDecimal.valueOf(4)), DIGITS);
    BigDecimal half = z.multiply(variance.add(correction).sqrt(DIGITS));
    return centre
        .add(half.multiply(BigDecimal.valueOf(sign)))
        .divide(BigDecimal.ONE.add(z2.divide(n, DIGITS)), DIGITS)
        .doubleValue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 100_000, 1_000_000_000_000_000L})
  void noSuccessBeginsAtZeroAndNoFailureEndsAtOne(long trials) {
    assertThat(Wilson.interval(0, trials, 0.95).lower()).isEqualTo(0.0);
    assertThat(Wilson.interval(trials, trials, 0.95).upper()).isEqualTo(1.0);
  }

  /** One order in a quadrillion impressions: the naive formula loses half its digits here. */
  @Test
  void oneInAQuadrillionKeepsItsDigits() {
    double lower = Wilson.interval(1, 1e15, 0.95).lower();

    assertThat(lower / closedForm(1, 1_000_000_000_000_000L, -1)).isCloseTo(1, within(1e-14));
  }

  /**
   * Just beyond so many trials the interval no longer holds the limit, just short of them it does.
   */
  @Property
  void theTrialsThatTakeAnIntervalOffALimit(
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double rate,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double limit) {
    Assume.that(Math.abs(rate - limit) > 0.001);
    double trials = Wilson.trialsApart(rate - limit, limit, Confidence.of(0.95));

    assertThat(holds(rate, trials * 1.000001, limit)).isFalse();
    assertThat(holds(rate, trials * 0.999999, limit)).isTrue();
  }

  private static boolean holds(double rate, double trials, double limit) {
    Interval interval = Wilson.interval(rate * trials, trials, 0.95);
    return interval.lower() <= limit && limit <= interval.upper();
  }

  @Test
  void widerConfidenceGivesWiderInterval() {
    Interval narrow = Wilson.interval(120, 4_000, 0.95);
    Interval wide = Wilson.interval(120, 4_000, 0.99);

    assertThat(wide.lower()).isLessThan(narrow.lower());
    assertThat(wide.upper()).isGreaterThan(narrow.upper());
  }

  @Test
  void moreSuccessesThanTrialsAreRefused() {
    assertThatThrownBy(() -> Wilson.interval(2, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Wilson.interval(0, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Wilson.interval(1, 2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
