/**
 * Intervals, tests, decompositions and the probability laws behind them (domain rules E). Special
 * functions and distributions come from Apache Commons; the methods are the product's own.
 */
@NullMarked
package org.marketingmetrics.core.statistics;

import org.jspecify.annotations.NullMarked;
