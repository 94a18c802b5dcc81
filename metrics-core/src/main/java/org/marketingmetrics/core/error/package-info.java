/** Why a call failed: one exception type, one closed list of reasons. */
@NullMarked
package org.marketingmetrics.core.error;

import org.jspecify.annotations.NullMarked;
