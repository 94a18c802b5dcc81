/** What every call passes through: id, telemetry, errors, deadline, limits, access, validation. */
@NullMarked
package org.marketingmetrics.server.rpc;

import org.jspecify.annotations.NullMarked;
