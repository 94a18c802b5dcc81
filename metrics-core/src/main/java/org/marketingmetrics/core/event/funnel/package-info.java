/** Funnels over what people did, one person at a time: pure algorithms over primitive arrays. */
@NullMarked
package org.marketingmetrics.core.event.funnel;

import org.jspecify.annotations.NullMarked;
