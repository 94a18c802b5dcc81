package org.marketingmetrics.core.advice.budget;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves budget from those beaten to those that lead or are level with the leader. Nobody goes below
 * the floor, nobody changes by more than the largest move, and the sum stays. Pure arithmetic.
 */
final class BudgetSplit {
  private final List<Candidate> candidates;
  private final BudgetRules rules;
  private final double floor;

  BudgetSplit(List<Candidate> candidates, BudgetRules rules) {
    this.candidates = candidates;
    this.rules = rules;
    this.floor = rules.floorShare() * candidates.stream().mapToDouble(Candidate::current).sum();
  }

  /** The candidates with what they are to get. */
  List<Candidate> divided() {
    double[] gives = new double[candidates.size()];
    double[] mayTake = new double[candidates.size()];
    double offered = 0;
    for (int i = 0; i < gives.length; i++) {
      Candidate candidate = candidates.get(i);
      double step = rules.largestMove() * candidate.current();
      switch (candidate.role()) {
        case BEATEN -> gives[i] = Math.min(step, Math.max(0, candidate.current() - floor));
        case LEADS, LEVEL_WITH_LEADER -> mayTake[i] = step;
        case INSUFFICIENT_DATA -> {}
      }
      offered += gives[i];
    }
    double[] takes = taken(offered, mayTake);
    double taken = java.util.Arrays.stream(takes).sum();
    double used = offered == 0 ? 0 : taken / offered;
    List<Candidate> divided = new ArrayList<>();
    for (int i = 0; i < gives.length; i++) {
      divided.add(
          candidates.get(i).proposing(candidates.get(i).current() + takes[i] - used * gives[i]));
    }
    return divided;
  }

  /** By the probability of being best, again and again until all is taken or nobody may take. */
  private double[] taken(double offered, double[] mayTake) {
    double[] takes = new double[mayTake.length];
    double left = offered;
    boolean someCapped = true;
    while (left > 0 && someCapped) {
      double weights = 0;
      for (int i = 0; i < takes.length; i++) {
        weights += isOpen(i, takes, mayTake) ? weight(i) : 0;
      }
      someCapped = false;
      double handedOut = 0;
      for (int i = 0; i < takes.length && weights > 0; i++) {
        if (isOpen(i, takes, mayTake)) {
          double share = left * weight(i) / weights;
          double room = mayTake[i] - takes[i];
          someCapped |= share >= room;
          double taken = Math.min(share, room);
          takes[i] += taken;
          handedOut += taken;
        }
      }
      left -= handedOut;
      someCapped &= handedOut > 0;
    }
    return takes;
  }

  private static boolean isOpen(int i, double[] takes, double[] mayTake) {
    return takes[i] < mayTake[i];
  }

  /** The leader always has a share, should no draw have shown it best. */
  private double weight(int i) {
    return Math.max(candidates.get(i).probabilityBest(), 1e-9);
  }
}
