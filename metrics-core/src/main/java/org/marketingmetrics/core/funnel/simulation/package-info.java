/** What a funnel would bring if its steps were moved, with a range by Monte Carlo. */
@NullMarked
package org.marketingmetrics.core.funnel.simulation;

import org.jspecify.annotations.NullMarked;
