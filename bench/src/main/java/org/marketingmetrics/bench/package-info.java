/** Load and comparison benchmarks: each one command, {@code bench/run NAME}. */
@NullMarked
package org.marketingmetrics.bench;

import org.jspecify.annotations.NullMarked;
