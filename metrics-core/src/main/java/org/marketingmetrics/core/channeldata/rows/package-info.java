/** Which rows answer a query, and their exact sums. */
@NullMarked
package org.marketingmetrics.core.channeldata.rows;

import org.jspecify.annotations.NullMarked;
