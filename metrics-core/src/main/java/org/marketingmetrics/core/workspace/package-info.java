/** Workspaces, their settings, and the keys that open them. */
@NullMarked
package org.marketingmetrics.core.workspace;

import org.jspecify.annotations.NullMarked;
