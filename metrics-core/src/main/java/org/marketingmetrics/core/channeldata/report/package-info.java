/** Report files: what they are, what their rows say, and how they come into the store. */
@NullMarked
package org.marketingmetrics.core.channeldata.report;

import org.jspecify.annotations.NullMarked;
