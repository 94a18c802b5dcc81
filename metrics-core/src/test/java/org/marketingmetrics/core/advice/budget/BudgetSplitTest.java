package org.marketingmetrics.core.advice.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BudgetSplitTest {
  private static final List<Candidate.Role> ROLES = List.of(Candidate.Role.values());

  private static Candidate candidate(
      String group, Candidate.Role role, double current, double best) {
    return new Candidate(
        group, current, null, null, null, null, null, null, best, 0, role, current, current);
  }

  private static BudgetRules rules(double floor, double move) {
    return new BudgetRules(0, floor, move, 0.95, 100, 1);
  }

  private static List<Double> divided(List<Candidate> candidates, BudgetRules rules) {
    return new BudgetSplit(candidates, rules).divided().stream().map(Candidate::proposed).toList();
  }

  @Test
  void thoseBeatenGiveAsMuchAsTheLeaderMayTake() {
    assertThat(
            divided(
                List.of(
                    candidate("a", Candidate.Role.LEADS, 100, 1),
                    candidate("b", Candidate.Role.BEATEN, 1_000, 0)),
                rules(0, 0.2)))
        .containsExactly(120.0, 980.0);
  }

  @Test
  void nobodyGoesBelowTheFloor() {
    assertThat(
            divided(
                List.of(
                    candidate("a", Candidate.Role.LEADS, 900, 1),
                    candidate("b", Candidate.Role.BEATEN, 100, 0)),
                rules(0.09, 1)))
        .containsExactly(910.0, 90.0);
  }

  @Test
  void withoutAnybodyBeatenNothingMoves() {
    assertThat(
            divided(
                List.of(
                    candidate("a", Candidate.Role.LEADS, 100, 0.6),
                    candidate("b", Candidate.Role.LEVEL_WITH_LEADER, 100, 0.4),
                    candidate("c", Candidate.Role.INSUFFICIENT_DATA, 100, 0)),
                rules(0.02, 0.2)))
        .containsExactly(100.0, 100.0, 100.0);
  }

  /** Whoever leads and whatever the limits: the sum stays, and so do floors and largest moves. */
  @Property(tries = 300)
  void limitsHoldAndTheSumStays(@ForAll long seed) {
    Random random = new Random(seed);
    BudgetRules rules = rules(random.nextDouble() * 0.1, 0.01 + 0.99 * random.nextDouble());
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(8); i++) {
      Candidate.Role role = ROLES.get(random.nextInt(ROLES.size()));
      candidates.add(
          candidate("c" + i, role, 1 + 1_000 * random.nextDouble(), random.nextDouble()));
    }
    double before = candidates.stream().mapToDouble(Candidate::current).sum();

    List<Candidate> divided = new BudgetSplit(candidates, rules).divided();

    assertThat(divided.stream().mapToDouble(Candidate::proposed).sum())
        .isCloseTo(before, within(1e-6));
    for (Candidate one : divided) {
      double moved = one.proposed() - one.current();
      assertThat(Math.abs(moved)).isLessThanOrEqualTo(rules.largestMove() * one.current() + 1e-9);
      if (moved < 0) {
        assertThat(one.role()).isEqualTo(Candidate.Role.BEATEN);
        assertThat(one.proposed()).isGreaterThanOrEqualTo(rules.floorShare() * before - 1e-6);
      } else if (moved > 1e-9) {
        assertThat(one.role()).isIn(Candidate.Role.LEADS, Candidate.Role.LEVEL_WITH_LEADER);
      }
    }
  }
}
