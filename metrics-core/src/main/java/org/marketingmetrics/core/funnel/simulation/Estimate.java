package org.marketingmetrics.core.funnel.simulation;

import java.util.function.DoubleSupplier;
import org.marketingmetrics.core.statistics.Draws;

/** How well a number of a funnel is known. */
public sealed interface Estimate {
  /** The number to calculate with. */
  double point();

  /** Draws of what it may be in truth. */
  DoubleSupplier draws(Draws random);

  /**
   * Taken as it is: assumed, or measured without an interval.
   *
   * @param point the number
   */
  record Exact(double point) implements Estimate {
    @Override
    public DoubleSupplier draws(Draws random) {
      return () -> point;
    }
  }

  /**
   * Anywhere in a range, each place as likely as another.
   *
   * @param lower lower end
   * @param upper upper end, not below
   */
  record Between(double lower, double upper) implements Estimate {
    @Override
    public double point() {
      return lower + (upper - lower) / 2;
    }

    @Override
    public DoubleSupplier draws(Draws random) {
      return random.uniform(lower, upper);
    }
  }

  /**
   * A share that was counted. It is drawn from the beta law with half a success and half a failure
   * added (Jeffreys 1946), whose interval is close to Wilson's.
   *
   * @param successes from 0 to {@code trials}
   * @param trials above 0
   */
  record Counted(double successes, double trials) implements Estimate {
    private static final double HALF = 0.5;

    @Override
    public double point() {
      return successes / trials;
    }

    @Override
    public DoubleSupplier draws(Draws random) {
      return random.beta(successes + HALF, trials - successes + HALF);
    }
  }
}
