/** Load and comparison benchmarks. */
@NullMarked
package org.marketingmetrics.bench;

import org.jspecify.annotations.NullMarked;
