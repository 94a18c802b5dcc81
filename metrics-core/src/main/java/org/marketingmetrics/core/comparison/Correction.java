package org.marketingmetrics.core.comparison;

import java.util.List;
import org.marketingmetrics.core.statistics.MultipleTests;
import org.marketingmetrics.core.statistics.PValue;

/** How p values are corrected for there being several of them in one answer. */
public enum Correction {
  /** For verdicts: the chance of any wrong one stays the stated error. */
  HOLM {
    @Override
    List<PValue> adjust(List<PValue> values) {
      return MultipleTests.holm(values);
    }
  },
  /** For screening: the share of wrong ones among the verdicts stays the stated error. */
  BENJAMINI_HOCHBERG {
    @Override
    List<PValue> adjust(List<PValue> values) {
      return MultipleTests.benjaminiHochberg(values);
    }
  },
  /** Not at all. */
  NONE {
    @Override
    List<PValue> adjust(List<PValue> values) {
      return values;
    }
  };

  /** The corrected values, in the same order. */
  abstract List<PValue> adjust(List<PValue> values);
}
