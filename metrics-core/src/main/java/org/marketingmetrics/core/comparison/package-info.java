/**
 * Comparisons of segments and periods, what explains a change, trends and plans (domain rules E).
 */
@NullMarked
package org.marketingmetrics.core.comparison;

import org.jspecify.annotations.NullMarked;
