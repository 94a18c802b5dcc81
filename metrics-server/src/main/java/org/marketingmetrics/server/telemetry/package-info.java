/** How the process looks from outside: telemetry and probes on the HTTP port, and the log. */
@NullMarked
package org.marketingmetrics.server.telemetry;

import org.jspecify.annotations.NullMarked;
