/**
 * The one definition of every measure and metric, and the questions people ask about definitions.
 */
@NullMarked
package org.marketingmetrics.core.catalog;

import org.jspecify.annotations.NullMarked;
