/** Funnels over channel data: how many get from step to step, and where they are lost. */
@NullMarked
package org.marketingmetrics.core.funnel;

import org.jspecify.annotations.NullMarked;
