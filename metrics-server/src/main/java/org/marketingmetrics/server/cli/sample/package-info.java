/** The sample data: reports as files, and the writes that they become. */
@NullMarked
package org.marketingmetrics.server.cli.sample;

import org.jspecify.annotations.NullMarked;
