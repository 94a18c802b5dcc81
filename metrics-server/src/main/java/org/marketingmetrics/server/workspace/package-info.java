/** Workspaces and API keys on the wire. */
@NullMarked
package org.marketingmetrics.server.workspace;

import org.jspecify.annotations.NullMarked;
