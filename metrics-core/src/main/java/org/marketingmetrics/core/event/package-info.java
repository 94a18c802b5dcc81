/** What people did, one event at a time: what an event is and which of those received count. */
@NullMarked
package org.marketingmetrics.core.event;

import org.jspecify.annotations.NullMarked;
