package org.marketingmetrics.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExactRatioTest {
  @Test
  void decimalsComeInLowestTerms() {
    assertThat(ExactRatio.of(new BigDecimal("2.50"), new BigDecimal("-10"))).hasToString("-1/4");
    assertThat(ExactRatio.of(new BigDecimal("6E3"), new BigDecimal("120"))).hasToString("50");
  }

  @Property
  void nearestDoubleIsNoFartherThanItsNeighbours(@ForAll long numerator, @ForAll long raw) {
    long denominator = raw == 0 ? 1 : raw;
    ExactRatio exact =
        ExactRatio.of(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));

    double nearest = exact.doubleValue();

    assertThat(distance(exact, nearest))
        .isLessThanOrEqualTo(distance(exact, Math.nextUp(nearest)))
        .isLessThanOrEqualTo(distance(exact, Math.nextDown(nearest)));
  }

  private static BigDecimal distance(ExactRatio exact, double rounded) {
    ExactRatio off = exact.minus(ExactRatio.of(new BigDecimal(rounded)));
    return new BigDecimal(off.numerator())
        .abs()
        .divide(new BigDecimal(off.denominator()), new MathContext(60));
  }

  /** 2^53 + 1 lies half-way between two doubles; a trace more must tip it upwards. */
  @Test
  void traceAboveHalfWayRoundsUp() {
    BigInteger halfWay = BigInteger.TWO.pow(53).add(BigInteger.ONE);
    BigInteger large = BigInteger.TEN.pow(40);
    ExactRatio trace = new ExactRatio(halfWay.multiply(large).add(BigInteger.ONE), large);

    assertThat(new ExactRatio(halfWay, BigInteger.ONE).doubleValue()).isEqualTo(0x1p53);
    assertThat(trace.doubleValue()).isEqualTo(0x1p53 + 2);
  }

  @Test
  void arithmeticIsExact() {
    ExactRatio third = ExactRatio.of(BigDecimal.ONE, BigDecimal.valueOf(3));
    ExactRatio half = ExactRatio.of(new BigDecimal("0.5"));

    assertThat(third.plus(half)).hasToString("5/6");
    assertThat(third.minus(half)).hasToString("-1/6");
    assertThat(third.times(half)).hasToString("1/6");
    assertThat(third.over(half)).hasToString("2/3").isGreaterThan(half);
  }

  @Test
  void zeroDenominatorIsRefused() {
    assertThatThrownBy(() -> ExactRatio.of(BigDecimal.ONE, BigDecimal.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }
}
