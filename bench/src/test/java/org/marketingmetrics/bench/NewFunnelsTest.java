package org.marketingmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;

class NewFunnelsTest {
  @Test
  void noRequestIsMadeTwice() {
    NewFunnels news = new NewFunnels(new FunnelMix(Shape.SMALL, 7));

    List<AnalyzeFunnelRequest> requests = new ArrayList<>(news.requests(20_000));
    requests.addAll(news.requests(20_000));

    assertThat(requests).hasSize(40_000).doesNotHaveDuplicates();
    assertThat(requests)
        .allSatisfy(request -> assertThat(request.getConfidenceLevel()).isBetween(0.95, 0.951));
  }
}
