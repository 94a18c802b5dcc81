/** The identity fields that make two numbers of one name comparable or not. */
@NullMarked
package org.marketingmetrics.core.basis;

import org.jspecify.annotations.NullMarked;
