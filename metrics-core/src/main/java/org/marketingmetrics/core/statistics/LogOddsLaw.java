package org.marketingmetrics.core.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * A beta law on the scale of log odds, counted from those of its mean. There its density is smooth
 * and falls off exponentially on both sides, whatever its shapes; so it is integrated panel by
 * panel, with 14 digits for shapes from 0.01 to 10^15, where the continued fractions of the
 * incomplete beta function lose theirs from 10^9 on.
 */
final class LogOddsLaw {
  /** The density this far below that of the mean adds nothing: e^-60 is 1e-26. */
  private static final double NEGLIGIBLE = -60;

  /** Few successes in many trials fall off doubly exponentially; wider panels would lose digits. */
  private static final double WIDEST_PANEL = 0.4;

  private final BetaPosterior shapes;
  private final double mean;
  private final double rest;
  private final double low;
  private final double panel;
  private final double[] masses;
  private final double[] moments;

  LogOddsLaw(BetaPosterior shapes) {
    this.shapes = shapes;
    this.mean = shapes.mean();
    this.rest = shapes.b() / (shapes.a() + shapes.b());
    this.panel = Math.min(WIDEST_PANEL, spread());
    double reachLow = panel;
    while (logDensity(-reachLow) > NEGLIGIBLE) {
      reachLow += panel;
    }
    double reachHigh = panel;
    while (logDensity(reachHigh) > NEGLIGIBLE) {
      reachHigh += panel;
    }
    this.low = -reachLow;
    int panels = (int) Math.round((reachLow + reachHigh) / panel);
    this.masses = cumulated(panels, this::density);
    this.moments = cumulated(panels, this::moment);
  }

  private double[] cumulated(int panels, DoubleUnaryOperator function) {
    double[] sums = new double[panels + 1];
    for (int i = 0; i < panels; i++) {
      sums[i + 1] = sums[i] + GaussRule.integral(function, low + i * panel, low + (i + 1) * panel);
    }
    return sums;
  }

  /** About the standard deviation. */
  double spread() {
    return Math.sqrt(1 / shapes.a() + 1 / shapes.b());
  }

  private double density(double shift) {
    return Math.exp(logDensity(shift));
  }

  private double moment(double shift) {
    return density(shift) * deviation(shift);
  }

  /**
   * The logarithm of the density over that at the mean: a·ln(rate/mean) + b·ln((1 - rate)/(1 -
   * mean)). Near the mean, where the two cancel, without their linear parts, which cancel exactly.
   */
  private double logDensity(double shift) {
    if (Math.abs(shift) > 1) {
      return -shapes.a() * logMixed(rest, mean, -shift) - shapes.b() * logMixed(mean, rest, shift);
    }
    double growth = Math.expm1(shift);
    double denominator = 1 + mean * growth;
    return shapes.a() * Products.logOnePlusMinus(rest * growth / denominator)
        + shapes.b() * Products.logOnePlusMinus(-mean * growth / denominator);
  }

  /** ln(other + share·e^shift), where the shares sum to 1. */
  private static double logMixed(double share, double other, double shift) {
    if (shift > 40) {
      return shift + Math.log(share + other * Math.exp(-shift));
    }
    return shift < 0 && share > 0.5
        ? Math.log(other + share * Math.exp(shift))
        : Math.log1p(share * Math.expm1(shift));
  }

  /** The rate less the mean. */
  double deviation(double shift) {
    return shift > 0
        ? -mean * rest * Math.expm1(-shift) / (mean + rest * Math.exp(-shift))
        : mean * rest * Math.expm1(shift) / (rest + mean * Math.exp(shift));
  }

  /** The rate. */
  double rate(double shift) {
    return shift > 0
        ? mean / (mean + rest * Math.exp(-shift))
        : mean * Math.exp(shift) / (rest + mean * Math.exp(shift));
  }

  /** The share of the law below. */
  double below(double shift) {
    return cumulated(masses, this::density, shift) / masses[masses.length - 1];
  }

  /** The mean of what a rate lies above the place, those below it counting 0. */
  double excess(double shift) {
    double total = masses[masses.length - 1];
    double upper = moments[moments.length - 1] - cumulated(moments, this::moment, shift);
    return upper / total - deviation(shift) * (1 - below(shift));
  }

  /** The mean of what a rate lies below the place, those above it counting 0. */
  double shortfall(double shift) {
    double total = masses[masses.length - 1];
    return deviation(shift) * below(shift) - cumulated(moments, this::moment, shift) / total;
  }

  private double cumulated(double[] sums, DoubleUnaryOperator function, double shift) {
    double place = (shift - low) / panel;
    if (!(place > 0)) {
      return 0;
    }
    int whole = (int) Math.min(sums.length - 1, Math.floor(place));
    return whole == sums.length - 1
        ? sums[whole]
        : sums[whole] + GaussRule.integral(function, low + whole * panel, shift);
  }

  /** The place below which a share of the law lies. */
  double quantile(double share) {
    double from = low;
    double to = low + (masses.length - 1) * panel;
    double middle = (from + to) / 2;
    while (middle > from && middle < to) {
      if (below(middle) < share) {
        from = middle;
      } else {
        to = middle;
      }
      middle = (from + to) / 2;
    }
    return middle;
  }

  /** The mean of a function of the place, by the trapezoidal rule. */
  double mean(DoubleUnaryOperator function) {
    double step = panel / 2;
    double weights = 0;
    double sum = 0;
    for (double shift = low; shift < low + (masses.length - 1) * panel; shift += step) {
      double weight = density(shift);
      weights += weight;
      sum += weight * function.applyAsDouble(shift);
    }
    return sum / weights;
  }
}
