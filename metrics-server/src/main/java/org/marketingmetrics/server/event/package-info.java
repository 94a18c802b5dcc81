/**
 * Events on the wire: recorded, counted as sessions, erased; and the timelines that funnels read.
 */
@NullMarked
package org.marketingmetrics.server.event;

import org.jspecify.annotations.NullMarked;
