/** The answer envelope: a number with its sides, interval, gaps and warnings. */
@NullMarked
package org.marketingmetrics.core.value;

import org.jspecify.annotations.NullMarked;
