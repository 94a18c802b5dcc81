/**
 * A MariaDB server of this program's own, for development and tests: unpacked, initialised,
 * started, ended.
 */
@NullMarked
package org.marketingmetrics.store.embedded;

import org.jspecify.annotations.NullMarked;
