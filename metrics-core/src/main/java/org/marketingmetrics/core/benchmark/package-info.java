/** References from outside, and how a value stands against them (domain rules B). */
@NullMarked
package org.marketingmetrics.core.benchmark;

import org.jspecify.annotations.NullMarked;
