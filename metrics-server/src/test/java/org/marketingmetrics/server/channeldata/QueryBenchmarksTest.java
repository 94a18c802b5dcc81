package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Acme.query;
import static org.marketingmetrics.server.channeldata.Row.on;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.BenchmarkEvaluation;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.BenchmarkUse;
import org.marketingmetrics.api.v1.Channel;
import org.marketingmetrics.api.v1.ChannelKind;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.api.v1.UpdateChannelRequest;

/** Benchmarks beside the values of a query: where a value belongs, by row, filter and caller. */
class QueryBenchmarksTest {
  private static final String TIKTOK = "benchmarks/b_tiktok_bio_ctr";

  private final Acme acme = Acme.open();

  @BeforeEach
  void write() {
    acme.write(
        "tool",
        on("2026-02-01")
            .with("channel", "creators")
            .with("platform", "tiktok")
            .with("placement", "bio_link")
            .count("impressions", 100_000)
            .count("clicks", 1_000));
  }

  @AfterEach
  void stop() {
    acme.close();
  }

  private void creatorsAreInfluencers() {
    var _ =
        acme.data.updateChannel(
            UpdateChannelRequest.newBuilder()
                .setChannel(
                    Channel.newBuilder()
                        .setName("workspaces/acme/channels/creators")
                        .setKind(ChannelKind.CHANNEL_KIND_INFLUENCER))
                .build());
  }

  private static QueryMetricsRequest.Builder byAll() {
    return query("ctr")
        .addDimensions("channel")
        .addDimensions("platform")
        .addDimensions("placement");
  }

  private static DimensionFilter only(String dimension, String value) {
    return DimensionFilter.newBuilder().setDimension(dimension).addValues(value).build();
  }

  private List<String> judges(QueryMetricsRequest.Builder request) {
    return acme.rows(request).getFirst().getValues(0).getBenchmarksList().stream()
        .filter(evaluation -> evaluation.getUse() == BenchmarkUse.BENCHMARK_USE_JUDGES)
        .map(BenchmarkEvaluation::getBenchmark)
        .toList();
  }

  @Test
  void withoutAScopeNothingIsEvaluatedAndAnEmptyOneIsEnough() {
    creatorsAreInfluencers();

    MetricValue without = acme.rows(byAll()).getFirst().getValues(0);

    assertThat(without.getBenchmarksList()).isEmpty();
    assertThat(judges(byAll().setBenchmarkScope(BenchmarkScope.getDefaultInstance())))
        .containsExactly(TIKTOK);
  }

  /** The channel is called "creators", and its kind is what benchmarks know. */
  @Test
  void aChannelIsMatchedByItsKindAndOneWithoutKindByNone() {
    QueryMetricsRequest.Builder request =
        byAll().setBenchmarkScope(BenchmarkScope.getDefaultInstance());
    assertThat(acme.rows(request.clone()).getFirst().getValues(0).getBenchmarksList()).isEmpty();

    creatorsAreInfluencers();

    assertThat(judges(request)).containsExactly(TIKTOK);
  }

  @Test
  void filtersToOneValueFillTheScope() {
    creatorsAreInfluencers();
    var request =
        query("ctr")
            .addFilters(only("channel", "creators"))
            .addFilters(only("platform", "tiktok"))
            .setBenchmarkScope(BenchmarkScope.newBuilder().setPlacement("bio_link"));

    assertThat(judges(request)).containsExactly(TIKTOK);
  }

  @Test
  void whatARowSaysOfItselfCountsBeforeTheScope() {
    creatorsAreInfluencers();
    BenchmarkScope elsewhere =
        BenchmarkScope.newBuilder()
            .setChannel("email")
            .setPlatform("youtube")
            .setPlacement("description")
            .build();

    assertThat(judges(byAll().setBenchmarkScope(elsewhere))).containsExactly(TIKTOK);
    assertThat(acme.value(query("ctr").setBenchmarkScope(elsewhere)).getBenchmarksList())
        .as("of another channel")
        .isEmpty();
  }

  @Test
  void theCallerSpeaksForAChannelWithoutKind() {
    assertThat(
            judges(byAll().setBenchmarkScope(BenchmarkScope.newBuilder().setChannel("influencer"))))
        .containsExactly(TIKTOK);
  }

  @Test
  void whereThePlacementIsNotKnownTheFiguresAreListedWithoutVerdict() {
    var request =
        query("ctr").setBenchmarkScope(BenchmarkScope.newBuilder().setChannel("influencer"));

    assertThat(judges(request.clone())).isEmpty();
    assertThat(acme.value(request).getBenchmarksList())
        .extracting(BenchmarkEvaluation::getUse)
        .containsOnly(BenchmarkUse.BENCHMARK_USE_LISTED)
        .hasSize(3);
  }
}
