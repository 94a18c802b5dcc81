/** What the characters of a cell mean: numbers, days, currencies, totals. */
@NullMarked
package org.marketingmetrics.core.channeldata.report.cell;

import org.jspecify.annotations.NullMarked;
