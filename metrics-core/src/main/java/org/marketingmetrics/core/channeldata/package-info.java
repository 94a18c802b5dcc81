/** Observations as reports have them, and the rules that decide which rows answer a query. */
@NullMarked
package org.marketingmetrics.core.channeldata;

import org.jspecify.annotations.NullMarked;
