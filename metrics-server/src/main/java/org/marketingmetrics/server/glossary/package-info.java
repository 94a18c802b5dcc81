/** GlossaryService: what terms mean, comparison articles, and the search over them. */
@NullMarked
package org.marketingmetrics.server.glossary;

import org.jspecify.annotations.NullMarked;
