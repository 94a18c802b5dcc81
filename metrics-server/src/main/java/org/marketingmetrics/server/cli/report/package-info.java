/** Answers of the server as text for people, and as CSV and JSON for programs. */
@NullMarked
package org.marketingmetrics.server.cli.report;

import org.jspecify.annotations.NullMarked;
