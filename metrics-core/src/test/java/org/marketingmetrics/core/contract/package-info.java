/** Suites that every store must pass, published as this module's test jar. */
@NullMarked
package org.marketingmetrics.core.contract;

import org.jspecify.annotations.NullMarked;
