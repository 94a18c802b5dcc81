package org.marketingmetrics.core.benchmark;

import java.util.List;
import org.marketingmetrics.core.catalog.DefinitionComparison;

/** Whether a benchmark may judge a value. */
sealed interface Applicability {
  /** It may, within the caveats. */
  record Applies(List<Caveat> caveats) implements Applicability {
    public Applies {
      caveats = List.copyOf(caveats);
    }
  }

  /** Its scope is not the value's for certain, so it may only be shown. */
  record Listed(List<Caveat> caveats) implements Applicability {
    public Listed {
      caveats = List.copyOf(caveats);
    }
  }

  /** It is of another definition. */
  record OtherDefinition(DefinitionComparison comparison) implements Applicability {}

  /** It is of another channel; no acknowledgement helps. */
  record OtherChannel(String ofBenchmark, String ofValue) implements Applicability {}
}
