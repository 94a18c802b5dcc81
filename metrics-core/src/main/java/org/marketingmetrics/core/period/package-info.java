/** Civil days, hours and the ranges and grains built from them. */
@NullMarked
package org.marketingmetrics.core.period;

import org.jspecify.annotations.NullMarked;
