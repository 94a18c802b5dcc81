package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.value.Interval;

class OverdispersionTest {
  @Test
  void wildDaysAreTold() {
    Overdispersion found =
        Overdispersion.of(
                List.of(
                    new Trials(10, 1_000),
                    new Trials(60, 1_000),
                    new Trials(5, 1_000),
                    new Trials(45, 1_000)))
            .orElseThrow();

    assertThat(found.isOverdispersed()).isTrue();
    assertThat(found.standardError())
        .isCloseTo(found.binomialError() * Math.sqrt(found.phi()), within(1e-15));
  }

  @Test
  void daysAsEvenAsChanceAreNotNarrowed() {
    Overdispersion found =
        Overdispersion.of(List.of(new Trials(30, 1_000), new Trials(30, 1_000))).orElseThrow();

    assertThat(found.phi()).isZero();
    assertThat(found.widening()).isEqualTo(1);
    assertThat(found.isOverdispersed()).isFalse();
  }

  @Test
  void oneDayAndRatesWithoutVariationSayNothing() {
    assertThat(Overdispersion.of(List.of(new Trials(1, 2)))).isEmpty();
    assertThat(Overdispersion.of(List.of(new Trials(1, 2), new Trials(0, 0)))).isEmpty();
    assertThat(Overdispersion.of(List.of(new Trials(0, 9), new Trials(0, 9)))).isEmpty();
    assertThat(Overdispersion.of(List.of(new Trials(9, 9), new Trials(9, 9)))).isEmpty();
  }

  /** A dispersion of 4 doubles the standard error, and so nearly the interval. */
  @Test
  void effectiveTrialsWidenTheInterval() {
    Trials sample = new Trials(3_000, 100_000);
    Interval narrow = Wilson.interval(sample, Confidence.of(0.95));
    Interval wide = Wilson.interval(sample.effective(4), Confidence.of(0.95));

    assertThat((wide.upper() - wide.lower()) / (narrow.upper() - narrow.lower()))
        .isCloseTo(2, within(0.001));
  }
}
