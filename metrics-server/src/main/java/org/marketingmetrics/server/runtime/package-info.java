/** The process: what it is made of, how it starts, watches its database and stops. */
@NullMarked
package org.marketingmetrics.server.runtime;

import org.jspecify.annotations.NullMarked;
