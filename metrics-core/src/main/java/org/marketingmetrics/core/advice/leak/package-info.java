/** Where most is lost, campaign by campaign and step by step. */
@NullMarked
package org.marketingmetrics.core.advice.leak;

import org.jspecify.annotations.NullMarked;
