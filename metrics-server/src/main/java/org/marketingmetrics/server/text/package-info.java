/** Words for codes, in every language of the product. */
@NullMarked
package org.marketingmetrics.server.text;

import org.jspecify.annotations.NullMarked;
