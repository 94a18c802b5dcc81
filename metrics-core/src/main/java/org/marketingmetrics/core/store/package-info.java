/** What the core asks of a store: the ports every store implements. */
@NullMarked
package org.marketingmetrics.core.store;

import org.jspecify.annotations.NullMarked;
