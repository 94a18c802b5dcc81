/** CatalogService: what the metrics are, and how definitions differ. */
@NullMarked
package org.marketingmetrics.server.catalog;

import org.jspecify.annotations.NullMarked;
