package org.marketingmetrics.core.comparison;

import java.util.List;
import org.marketingmetrics.core.value.Warning;

/** Collects warnings, each code once. */
final class Warnings {
  private Warnings() {}

  static void addNew(List<Warning> warnings, List<Warning> more) {
    for (Warning warning : more) {
      if (warnings.stream().noneMatch(known -> known.code() == warning.code())) {
        warnings.add(warning);
      }
    }
  }
}
