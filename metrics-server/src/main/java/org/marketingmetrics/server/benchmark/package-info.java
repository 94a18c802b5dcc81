/** BenchmarkService: references from the outside, and values held against them. */
@NullMarked
package org.marketingmetrics.server.benchmark;

import org.jspecify.annotations.NullMarked;
