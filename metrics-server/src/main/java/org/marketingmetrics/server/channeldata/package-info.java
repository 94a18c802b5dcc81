/** ChannelDataService: observations in, measures and metrics out. */
@NullMarked
package org.marketingmetrics.server.channeldata;

import org.jspecify.annotations.NullMarked;
