package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

class LargeAnswersTest {
  private final World world = World.create();

  private QueryMetrics.Result ask(int limit) {
    return new QueryMetrics(
            World.CATALOG, world.stores.workspaces(), world.facts, World.CLOCK, limit)
        .run(
            new QueryMetrics.Request(
                List.of(World.CATALOG.measure(new MeasureId("clicks"))),
                world.ask("clicks").by("campaign").scope(),
                0.95));
  }

  /** Somebody asks for every search term by the hour. */
  @Test
  void anAnswerWithMoreRowsThanTheLimitIsRefused() {
    List<ReportRow> rows = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      rows.add(row("campaign", "c" + i).count("clicks", 1));
    }
    world.write("ads", rows);

    MetricsException failure = catchThrowableOfType(MetricsException.class, () -> ask(10));

    assertThat(failure.reason()).isEqualTo(ErrorReason.QUERY_TOO_LARGE);
    assertThat(failure.metadata()).containsEntry("rows", "11").containsEntry("limit", "10");
    assertThat(ask(11).rows()).hasSize(11);
  }
}
