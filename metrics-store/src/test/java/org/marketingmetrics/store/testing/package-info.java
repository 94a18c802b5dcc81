/** Databases for tests, of this module and of those that build on it. */
@NullMarked
package org.marketingmetrics.store.testing;

import org.jspecify.annotations.NullMarked;
