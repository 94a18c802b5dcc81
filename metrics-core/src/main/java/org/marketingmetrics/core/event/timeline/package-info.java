/** Events as columns, by person and time: in memory to be scanned, and packed to be stored. */
@NullMarked
package org.marketingmetrics.core.event.timeline;

import org.jspecify.annotations.NullMarked;
