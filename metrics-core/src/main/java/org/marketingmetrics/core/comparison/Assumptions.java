package org.marketingmetrics.core.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What has to be true for the tests of an answer. */
final class Assumptions {
  private Assumptions() {}

  static List<Assumption> of(List<Difference> differences, TestSettings settings) {
    List<Difference.Test> tests =
        differences.stream().map(Difference::test).filter(Objects::nonNull).toList();
    List<Assumption> assumptions = new ArrayList<>();
    if (tests.isEmpty()) {
      return assumptions;
    }
    if (tests.stream().anyMatch(test -> test.unit() == null)) {
      assumptions.add(Assumption.INDEPENDENT_TRIALS);
    }
    if (tests.stream().anyMatch(test -> test.unit() != null)) {
      assumptions.add(Assumption.INDEPENDENT_UNITS);
    }
    assumptions.add(Assumption.DISJOINT_AUDIENCES);
    assumptions.add(Assumption.NOT_RANDOMIZED);
    assumptions.add(of(settings.looks()));
    if (settings.correction() != Correction.NONE && tests.size() > 1) {
      assumptions.add(Assumption.INTERVALS_NOT_CORRECTED);
    }
    return assumptions;
  }

  static Assumption of(Looks looks) {
    return switch (looks) {
      case Looks.Once _ -> Assumption.ONE_LOOK;
      case Looks.Planned _ -> Assumption.PLANNED_LOOKS;
      case Looks.AnyTime _ -> Assumption.ANY_TIME;
    };
  }
}
