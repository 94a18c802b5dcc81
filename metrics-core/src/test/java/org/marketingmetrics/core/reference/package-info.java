/**
 * Every case of the reference values, computed with independent libraries, against the core: one
 * small handler for each group.
 */
@NullMarked
package org.marketingmetrics.core.reference;

import org.jspecify.annotations.NullMarked;
