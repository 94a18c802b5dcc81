/** Advice computed from data: what is wrong, what to try, and what would show the advice wrong. */
@NullMarked
package org.marketingmetrics.core.advice;

import org.jspecify.annotations.NullMarked;
