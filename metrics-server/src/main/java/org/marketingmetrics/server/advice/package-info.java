/** AdviceService: what is wrong, what to do first, and what would show the advice wrong. */
@NullMarked
package org.marketingmetrics.server.advice;

import org.jspecify.annotations.NullMarked;
