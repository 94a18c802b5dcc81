package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherExactTest {
  /** Natural logarithms by the recursion over all tables in mpmath with 60 digits. */
  @ParameterizedTest
  @CsvSource({
    "3, 1e12, 20, 1e12, -7.6246189862285780911",
    "17, 1e12, 36, 1e7, -383.35954491617314445",
    "0, 20000, 2000, 20000, -1438.2300855680562238",
    "0, 1e6, 700, 1e6, -484.6322470120356818",
    "2, 2, 0, 1e9, -40.753384496332877",
  })
  void rareAndHugeTablesKeepTheirDigits(double x1, double n1, double x2, double n2, double logP) {
    PValue p = FisherExact.twoSided(new Trials(x1, n1), new Trials(x2, n2));

    assertThat(p.log()).isCloseTo(logP, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1", "1, 3, 5e11, 1e12", "0, 10, 0, 20", "10, 10, 20, 20", "1, 1, 1, 1"})
  void likeliestTableHasProbabilityOne(double x1, double n1, double x2, double n2) {
    assertThat(FisherExact.twoSided(new Trials(x1, n1), new Trials(x2, n2))).isEqualTo(PValue.ONE);
  }

  /** Two halves of a trillion: Fisher's test and the chi-squared test agree there. */
  @Test
  void trillionsAreTestedInAMoment() {
    Trials one = new Trials(5e11, 1e12);
    Trials other = new Trials(500_000_500_000.0, 1e12);

    assertThat(FisherExact.twoSided(one, other).value())
        .isCloseTo(PooledTest.of(one, other).p().value(), within(2e-6));
  }

  @Property(tries = 300)
  void equalsTheSumOverAllTablesInWholeNumbers(
      @ForAll @IntRange(min = 1, max = 60) int n1,
      @ForAll @IntRange(min = 1, max = 60) int n2,
      @ForAll @IntRange(min = 0, max = 60) int x1,
      @ForAll @IntRange(min = 0, max = 60) int x2) {
    int one = Math.min(x1, n1);
    int other = Math.min(x2, n2);

    PValue p = FisherExact.twoSided(new Trials(one, n1), new Trials(other, n2));

    assertThat(p.value()).isCloseTo(byBinomials(one, n1, other, n2), within(1e-12));
  }

  private static double byBinomials(int x1, int n1, int x2, int n2) {
    BigInteger allowed =
        table(x1, n1, x1 + x2, n2).multiply(BigInteger.valueOf(10_000_001)); // with 1e-7 for ties
    BigInteger sum = BigInteger.ZERO;
    for (int k = Math.max(0, x1 + x2 - n2); k <= Math.min(n1, x1 + x2); k++) {
      BigInteger own = table(k, n1, x1 + x2, n2);
      if (own.multiply(BigInteger.valueOf(10_000_000)).compareTo(allowed) <= 0) {
        sum = sum.add(own);
      }
    }
    return new BigDecimal(sum)
        .divide(new BigDecimal(choose(n1 + n2, x1 + x2)), MathContext.DECIMAL64)
        .doubleValue();
  }

  private static BigInteger table(int k, int n1, int successes, int n2) {
    return choose(n1, k).multiply(choose(n2, successes - k));
  }

  private static BigInteger choose(int n, int k) {
    BigInteger result = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return result;
  }

  @Test
  void brokenCountsAreRefused() {
    assertThatThrownBy(() -> FisherExact.twoSided(new Trials(0.5, 2), new Trials(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
