/** FunnelService: how many get from step to step. */
@NullMarked
package org.marketingmetrics.server.funnel;

import org.jspecify.annotations.NullMarked;
