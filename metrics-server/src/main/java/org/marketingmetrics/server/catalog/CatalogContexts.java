package org.marketingmetrics.server.catalog;

import java.util.Optional;
import java.util.Set;
import org.marketingmetrics.api.v1.MetricContext;
import org.marketingmetrics.api.v1.ResolveMetricRequest;
import org.marketingmetrics.core.catalog.MarketingContext;
import org.marketingmetrics.core.channeldata.ChannelKind;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.value.ChannelKinds;

/** The contexts that requests name. */
final class CatalogContexts {
  private final CampaignStore channels;

  CatalogContexts(CampaignStore channels) {
    this.channels = channels;
  }

  /**
   * Where an alias is used; none when it is not stated, or the channel belongs to no context.
   *
   * @param workspace whose channel it is; empty where the channel is a kind of channel
   * @throws MetricsException INVALID_FIELD when it is stated twice
   */
  Set<MarketingContext> of(ResolveMetricRequest request, Optional<WorkspaceId> workspace) {
    String channel = request.getChannel();
    if (channel.isEmpty()) {
      return of(request.getContext());
    }
    if (request.getContext() != MetricContext.METRIC_CONTEXT_UNSPECIFIED) {
      throw MetricsException.invalidField(
          "channel", "says where the alias is used, and so does context; set one of them");
    }
    ChannelKind kind =
        workspace
            .map(own -> new ChannelKinds(channels, own).of(channel))
            .orElseGet(() -> ChannelKind.named(channel));
    return MarketingContext.ofChannel(kind.id());
  }

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
