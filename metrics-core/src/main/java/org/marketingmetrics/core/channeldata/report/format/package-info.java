/** Descriptions of report formats, and which of them a file has. */
@NullMarked
package org.marketingmetrics.core.channeldata.report.format;

import org.jspecify.annotations.NullMarked;
