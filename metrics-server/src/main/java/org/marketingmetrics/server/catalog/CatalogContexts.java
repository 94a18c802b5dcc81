package org.marketingmetrics.server.catalog;

import java.util.Set;
import org.marketingmetrics.api.v1.MetricContext;
import org.marketingmetrics.core.catalog.MarketingContext;

/** The contexts that requests name. */
final class CatalogContexts {
  private CatalogContexts() {}

  /** The context named; none when it is not stated. */
  static Set<MarketingContext> of(MetricContext context) {
    return switch (context) {
      case METRIC_CONTEXT_UNSPECIFIED, UNRECOGNIZED -> Set.of();
      case METRIC_CONTEXT_MARKETPLACE -> Set.of(MarketingContext.MARKETPLACE);
      case METRIC_CONTEXT_PAID -> Set.of(MarketingContext.PAID);
      case METRIC_CONTEXT_SOCIAL -> Set.of(MarketingContext.SOCIAL);
      case METRIC_CONTEXT_INFLUENCER -> Set.of(MarketingContext.INFLUENCER);
      case METRIC_CONTEXT_EMAIL -> Set.of(MarketingContext.EMAIL);
      case METRIC_CONTEXT_WEB -> Set.of(MarketingContext.WEB);
    };
  }
}
