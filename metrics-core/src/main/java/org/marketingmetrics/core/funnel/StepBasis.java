package org.marketingmetrics.core.funnel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;
import org.marketingmetrics.core.value.WarningDetail.Difference;

/** Whether two steps that follow each other count on one basis (domain rules C1). */
final class StepBasis {
  /** Families of what advertisements and mailings themselves bring; other visits are not in it. */
  private static final Set<String> OF_MARKETING = Set.of("IMPR", "CLICK", "MAIL", "OPEN");

  private StepBasis() {}

  /** STEP_BASIS_MISMATCH with what differs, or nothing; nothing where a count is null. */
  static List<Warning> warnings(StepCount previous, StepCount step) {
    if (previous.count() == null || step.count() == null) {
      return List.of();
    }
    Set<Difference> differences = EnumSet.noneOf(Difference.class);
    if (!previous.sources().equals(step.sources())) {
      differences.add(Difference.SOURCE);
    }
    if (!previous.zones().equals(step.zones())) {
      differences.add(Difference.TIME_ZONE);
    }
    if (otherSales(previous, step)) {
      differences.add(Difference.ATTRIBUTION);
    }
    if (peopleAgainstEvents(previous, step)) {
      differences.add(Difference.UNIT);
    }
    if (adClicksAgainstAllSessions(previous, step) || otherBasis(previous, step)) {
      differences.add(Difference.OTHER_BASIS);
    }
    return differences.isEmpty()
        ? List.of()
        : List.of(
            new Warning(
                WarningCode.STEP_BASIS_MISMATCH, new WarningDetail.StepBasisMismatch(differences)));
  }

  /**
   * Whether the steps are of other sales: by what both state, or, where they come from two sources,
   * by what the one states and the other counts anyway. Orders credited to advertising are few of
   * the orders that all sessions brought; all orders are more than an advertisement's clicks did.
   */
  private static boolean otherSales(StepCount previous, StepCount step) {
    return differ(previous, step, BasisField.ATTRIBUTION)
        || (!previous.sources().equals(step.sources())
            && (contradicts(previous, step) || contradicts(step, previous)));
  }

  private static boolean contradicts(StepCount sales, StepCount other) {
    if (other.measure().identity().contains(BasisField.ATTRIBUTION)) {
      return false;
    }
    boolean ofMarketing = OF_MARKETING.contains(other.measure().description().family());
    return switch (sales.basis().attribution()) {
      case Attribution.Unspecified _ -> false;
      case Attribution.All _ -> ofMarketing;
      case Attribution.Attributed _ -> !ofMarketing;
    };
  }

  private static boolean otherBasis(StepCount previous, StepCount step) {
    return Arrays.stream(BasisField.values())
        .filter(field -> field != BasisField.ATTRIBUTION && field != BasisField.CURRENCY)
        .anyMatch(field -> differ(previous, step, field));
  }

  private static boolean differ(StepCount previous, StepCount step, BasisField field) {
    String before = previous.basis().text(field);
    String now = step.basis().text(field);
    return !before.isEmpty() && !now.isEmpty() && !before.equals(now);
  }

  private static boolean peopleAgainstEvents(StepCount previous, StepCount step) {
    String before = previous.measure().counts();
    String now = step.measure().counts();
    return (before.equals("people") && now.equals("events"))
        || (before.equals("events") && now.equals("people"));
  }

  private static boolean adClicksAgainstAllSessions(StepCount previous, StepCount step) {
    return previous.measure().id().equals("clicks") && step.measure().id().equals("sessions");
  }
}
