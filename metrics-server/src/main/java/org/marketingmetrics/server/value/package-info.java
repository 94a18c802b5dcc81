/** Converters between the core's shared values and the contract's, used by every service. */
@NullMarked
package org.marketingmetrics.server.value;

import org.jspecify.annotations.NullMarked;
