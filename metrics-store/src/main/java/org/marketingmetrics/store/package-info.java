/** The store ports on the MySQL family; this package is the one public door. */
@NullMarked
package org.marketingmetrics.store;

import org.jspecify.annotations.NullMarked;
