/** The columnar snapshot of a workspace's channel data that queries run over. */
@NullMarked
package org.marketingmetrics.core.channeldata.facts;

import org.jspecify.annotations.NullMarked;
