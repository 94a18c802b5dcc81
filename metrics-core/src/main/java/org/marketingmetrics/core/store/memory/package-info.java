/** The complete store in memory: every port, nothing kept when the process ends. */
@NullMarked
package org.marketingmetrics.core.store.memory;

import org.jspecify.annotations.NullMarked;
