package org.marketingmetrics.core.channeldata.facts;

import java.util.HashMap;
import java.util.Map;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.SeriesKey;

/** The store's ids of series and bases; copied, never shared, between snapshots. */
final class FactsDictionary {
  final Map<Long, SeriesKey> series;
  final Map<Long, Basis> bases;

  FactsDictionary(Map<Long, SeriesKey> series, Map<Long, Basis> bases) {
    this.series = series;
    this.bases = bases;
  }

  static FactsDictionary empty() {
    return new FactsDictionary(new HashMap<>(), new HashMap<>());
  }

  FactsDictionary copy() {
    return new FactsDictionary(new HashMap<>(series), new HashMap<>(bases));
  }
}
