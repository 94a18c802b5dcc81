/** ComparisonService: segments, periods, what explains a change, trends and plans. */
@NullMarked
package org.marketingmetrics.server.comparison;

import org.jspecify.annotations.NullMarked;
