package org.marketingmetrics.server.advice;

import java.util.List;
import org.marketingmetrics.core.channeldata.DataScope;

/** Data broken down by the one dimension that a question compares. */
final class Breakdowns {
  private static final String CAMPAIGN = "campaign";

  private Breakdowns() {}

  /**
   * The data by a dimension.
   *
   * @param dimension empty for campaigns
   */
  static DataScope by(DataScope data, String dimension) {
    return new DataScope(
        data.workspace(),
        List.of(dimension.isEmpty() ? CAMPAIGN : dimension),
        data.filters(),
        data.range(),
        data.grain(),
        data.sources(),
        data.basis(),
        data.acknowledgeMismatch(),
        data.version());
  }
}
