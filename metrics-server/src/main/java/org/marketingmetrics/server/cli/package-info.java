/** The command line: one class for each command; those that ask a server call it over gRPC. */
@NullMarked
package org.marketingmetrics.server.cli;

import org.jspecify.annotations.NullMarked;
