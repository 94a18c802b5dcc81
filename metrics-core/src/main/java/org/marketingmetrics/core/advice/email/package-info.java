/** What is wrong with mailings, and what to do about it (domain rules F1). */
@NullMarked
package org.marketingmetrics.core.advice.email;

import org.jspecify.annotations.NullMarked;
