package org.marketingmetrics.core.channeldata.report;

import org.marketingmetrics.core.channeldata.Observation;

/** Takes the observations of a file, one after the other. */
@FunctionalInterface
interface ObservationSink {
  void take(Observation observation);
}
