package org.marketingmetrics.core.channeldata;

import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.CoverageLine;

/**
 * Days that a source declared as covered by one of its reports: a day inside without a row is a day
 * on which nothing happened, not a day that is missing.
 *
 * @param source id of the source
 * @param line what the declaration speaks of
 * @param range the days
 */
public record SourceCoverage(String source, CoverageLine line, DateRange range) {}
