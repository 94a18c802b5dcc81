/** Intervals, quantiles and the probability laws behind them (domain rules E). */
@NullMarked
package org.marketingmetrics.core.statistics;

import org.jspecify.annotations.NullMarked;
