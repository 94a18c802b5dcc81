/** The glossary: what every term means, in two languages, read from files that people edit. */
@NullMarked
package org.marketingmetrics.core.glossary;

import org.jspecify.annotations.NullMarked;
