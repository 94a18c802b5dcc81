/** The domain: definitions, arithmetic, statistics, use cases and the ports a store fulfils. */
@NullMarked
package org.marketingmetrics.core;

import org.jspecify.annotations.NullMarked;
