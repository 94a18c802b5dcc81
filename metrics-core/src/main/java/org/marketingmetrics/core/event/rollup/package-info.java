/** What events add up to, written into the channel data as a source of its own. */
@NullMarked
package org.marketingmetrics.core.event.rollup;

import org.jspecify.annotations.NullMarked;
