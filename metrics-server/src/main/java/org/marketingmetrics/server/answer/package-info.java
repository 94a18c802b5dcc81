/** Answers to questions about data, kept while nothing changes that they follow from. */
@NullMarked
package org.marketingmetrics.server.answer;

import org.jspecify.annotations.NullMarked;
