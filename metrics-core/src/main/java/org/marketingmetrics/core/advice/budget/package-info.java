/** How to move a budget, as far as the data tell campaigns apart. */
@NullMarked
package org.marketingmetrics.core.advice.budget;

import org.jspecify.annotations.NullMarked;
