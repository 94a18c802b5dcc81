/** The process: gRPC services, interceptors, wiring and command line. */
@NullMarked
package org.marketingmetrics.server;

import org.jspecify.annotations.NullMarked;
