package org.marketingmetrics.core.funnel;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;
import org.marketingmetrics.core.value.WarningDetail.Difference;

/** Whether two steps that follow each other count on one basis (domain rules C1). */
final class StepBasis {
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
    if (differ(previous, step, BasisField.ATTRIBUTION)) {
      differences.add(Difference.ATTRIBUTION);
    }
    if (peopleAgainstEvents(previous, step)) {
      differences.add(Difference.UNIT);
    }
    if (adClicksAgainstAllSessions(previous, step)) {
      differences.add(Difference.OTHER_BASIS);
    }
    return differences.isEmpty()
        ? List.of()
        : List.of(
            new Warning(
                WarningCode.STEP_BASIS_MISMATCH, new WarningDetail.StepBasisMismatch(differences)));
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
