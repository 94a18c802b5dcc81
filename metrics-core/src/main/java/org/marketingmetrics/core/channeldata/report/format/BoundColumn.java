package org.marketingmetrics.core.channeldata.report.format;

import org.jspecify.annotations.Nullable;

/**
 * A column of a file of which it is known what it is.
 *
 * @param index place in the row, from 0
 * @param header as the file has it
 * @param column what it is
 * @param currency code that stands in the header; null when none does
 */
public record BoundColumn(
    int index, String header, ReportColumn column, @Nullable String currency) {}
