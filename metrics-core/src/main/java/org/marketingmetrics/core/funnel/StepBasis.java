package org.marketingmetrics.core.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** Whether two steps that follow each other count on one basis (domain rules C1). */
final class StepBasis {
  private StepBasis() {}

  /** STEP_BASIS_MISMATCH with what differs, or nothing. */
  static List<Warning> warnings(StepCount previous, StepCount step) {
    Map<String, String> details = new TreeMap<>();
    List<String> differs = new ArrayList<>();
    if (!previous.sources().equals(step.sources())) {
      differs.add("source");
      details.put("previous_sources", String.join(",", previous.sources()));
      details.put("sources", String.join(",", step.sources()));
    }
    if (!previous.zones().equals(step.zones())) {
      differs.add("time_zone");
      details.put("previous_time_zones", String.join(",", previous.zones()));
      details.put("time_zones", String.join(",", step.zones()));
    }
    if (differ(previous, step, BasisField.ATTRIBUTION)) {
      differs.add("attribution");
      details.put("previous_attribution", previous.basis().text(BasisField.ATTRIBUTION));
      details.put("attribution", step.basis().text(BasisField.ATTRIBUTION));
    }
    if (peopleAgainstEvents(previous, step)) {
      differs.add("unit");
      details.put("previous_unit", previous.measure().counts());
      details.put("unit", step.measure().counts());
    }
    if (adClicksAgainstAllSessions(previous, step)) {
      differs.add("scope");
      details.put("scope", "clicks on ads against all sessions");
    }
    if (differs.isEmpty()) {
      return List.of();
    }
    details.put("differs", String.join(",", differs));
    return List.of(new Warning(WarningCode.STEP_BASIS_MISMATCH, details));
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
