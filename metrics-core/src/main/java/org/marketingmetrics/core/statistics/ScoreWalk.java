package org.marketingmetrics.core.statistics;

import java.util.Arrays;

/**
 * The law of a score over planned looks, among the runs that have not been stopped (Armitage,
 * McPherson and Rowe 1969, Journal of the Royal Statistical Society A 132, 235-244; Jennison and
 * Turnbull 2000, Group Sequential Methods, ch. 19). The score moves like Brownian motion in the
 * share of the data that is there; its density is held at the nodes of Gauss's rule, eight to a
 * panel.
 */
final class ScoreWalk {
  /** Tails beyond this many standard errors weigh less than 1e-17. */
  private static final double FAR = 8.5;

  private static final double PANEL = 3;
  private final double drift;
  private double share;
  private double[] scores = {0};
  private double[] masses = {1};

  /**
   * A walk that begins at 0.
   *
   * @param drift mean of the score when all data are there, in standard errors of then
   */
  ScoreWalk(double drift) {
    this.drift = drift;
  }

  /** The chance to be outside of the bound at a share of the data, and not before. */
  double crossing(double bound, double newShare) {
    double step = Math.sqrt(newShare - share);
    double moved = drift * (newShare - share);
    double chance = 0;
    for (int i = 0; i < scores.length; i++) {
      double mean = scores[i] + moved;
      chance +=
          masses[i]
              * (NormalLaw.above((bound - mean) / step) + NormalLaw.below((-bound - mean) / step));
    }
    return chance;
  }

  /** The density of the score at both bounds together. */
  double density(double bound, double newShare) {
    double step = Math.sqrt(newShare - share);
    double moved = drift * (newShare - share);
    double density = 0;
    for (int i = 0; i < scores.length; i++) {
      double mean = scores[i] + moved;
      density += masses[i] * (normal((bound - mean) / step) + normal((bound + mean) / step)) / step;
    }
    return density;
  }

  private static double normal(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /**
   * Goes on to a share of the data, without the runs outside of the bound.
   *
   * @param nextShare of the look after; equal to {@code newShare} when there is none
   */
  void advance(double bound, double newShare, double nextShare) {
    double step = Math.sqrt(newShare - share);
    double moved = drift * (newShare - share);
    double centre = drift * newShare;
    double reach = FAR * Math.sqrt(newShare);
    double low = Math.max(-bound, centre - reach);
    double high = Math.min(bound, centre + reach);
    double finest = nextShare > newShare ? Math.min(step, Math.sqrt(nextShare - newShare)) : step;
    int panels = Math.max(1, (int) Math.ceil((high - low) / (PANEL * finest)));
    double half = (high - low) / panels / 2;
    double[] newScores = new double[panels * GaussRule.SIZE];
    double[] newMasses = new double[newScores.length];
    for (int i = 0; i < newScores.length; i++) {
      double middle = low + half * (2 * (i / GaussRule.SIZE) + 1);
      newScores[i] = middle + half * GaussRule.node(i % GaussRule.SIZE);
      double density = densityAt(newScores[i] - moved, step);
      newMasses[i] = half * GaussRule.weight(i % GaussRule.SIZE) * density;
    }
    scores = newScores;
    masses = newMasses;
    share = newShare;
  }

  /** The density of coming to a score by a step of this standard deviation. */
  private double densityAt(double score, double step) {
    double density = 0;
    for (int i = firstFrom(score - FAR * step); i < scores.length; i++) {
      if (scores[i] > score + FAR * step) {
        break;
      }
      density += masses[i] * normal((score - scores[i]) / step);
    }
    return density / step;
  }

  private int firstFrom(double score) {
    int place = Arrays.binarySearch(scores, score);
    return place >= 0 ? place : -place - 1;
  }
}
