/** The bytes of a report file as rows of cells: encodings, separators, workbooks. */
@NullMarked
package org.marketingmetrics.core.channeldata.report.table;

import org.jspecify.annotations.NullMarked;
