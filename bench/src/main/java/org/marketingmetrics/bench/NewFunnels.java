package org.marketingmetrics.bench;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;

/**
 * Requests that no server has an answer kept for. They are drawn from the mix, which repeats itself
 * where it has few questions (all days of everything is one), so each has a confidence level of its
 * own too.
 */
final class NewFunnels {
  private static final double CONFIDENCE = 0.95;
  private static final double STEP = 1e-9;

  private final FunnelMix mix;
  private long made;

  NewFunnels(FunnelMix mix) {
    this.mix = mix;
  }

  /** So many requests, none of which was made before. */
  List<AnalyzeFunnelRequest> requests(int count) {
    List<AnalyzeFunnelRequest> requests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      requests.add(mix.next().request(CONFIDENCE + ++made * STEP));
    }
    return requests;
  }
}
