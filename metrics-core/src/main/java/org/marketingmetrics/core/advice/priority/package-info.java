/** Whether to work on clicks or on conversions first (domain rules F2). */
@NullMarked
package org.marketingmetrics.core.advice.priority;

import org.jspecify.annotations.NullMarked;
