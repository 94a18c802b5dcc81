package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.Channel;
import org.marketingmetrics.api.v1.ChannelKind;
import org.marketingmetrics.api.v1.CustomFunnel;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.UpdateChannelRequest;
import org.marketingmetrics.api.v1.UpdateWorkspaceRequest;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.value.PeriodProtos;

/** A question asked before, after something changed that its answer follows from. */
class FreshAnswersTest {
  private final Acme acme = Acme.open();

  @AfterEach
  void stop() {
    acme.close();
  }

  private long write(String source, String day, long impressions, long clicks) {
    return acme.write(
            source,
            Row.on(day)
                .with("channel", "ads")
                .count("impressions", impressions)
                .count("clicks", clicks))
        .getDataRevision();
  }

  private static AnalyzeFunnelRequest.Builder funnel() {
    return AnalyzeFunnelRequest.newBuilder()
        .setParent(Acme.NAME)
        .setCustom(CustomFunnel.newBuilder().addAllSteps(List.of("impressions", "clicks")))
        .setDateRange(Row.range("2026-02-01", "2026-02-28"));
  }

  private AnalyzeFunnelResponse ask(AnalyzeFunnelRequest.Builder funnel) {
    return acme.funnels.analyzeFunnel(funnel.build());
  }

  private static long clicks(AnalyzeFunnelResponse answer) {
    return answer.getSteps(1).getCount().getNumerator().getCount();
  }

  private long queriedClicks() {
    return acme.value("clicks").getNumerator().getCount();
  }

  @Test
  void nothingChangedAndTheAnswerIsTheSame() {
    write("ads", "2026-02-01", 100, 10);
    assertThat(ask(funnel())).isEqualTo(ask(funnel()));
    assertThat(acme.rows(Acme.query("ctr"))).isEqualTo(acme.rows(Acme.query("ctr")));
  }

  @Test
  void aWriteIsSeenByTheNextQuestion() {
    write("ads", "2026-02-01", 100, 10);
    assertThat(clicks(ask(funnel()))).isEqualTo(10);
    assertThat(queriedClicks()).isEqualTo(10);

    long revision = write("ads", "2026-02-02", 100, 5);

    assertThat(clicks(ask(funnel()))).isEqualTo(15);
    assertThat(ask(funnel()).getDataRevision()).isEqualTo(revision);
    assertThat(queriedClicks()).isEqualTo(15);
  }

  @Test
  void theSettingsOfTheWorkspaceAreSeenByTheNextQuestion() {
    write("ads", "2026-02-01", 100, 10);
    write("other", "2026-02-01", 100, 7);
    assertThat(ask(funnel()).getSteps(1).getCount().hasValue()).isFalse();
    assertThat(acme.value("clicks").hasValue()).isFalse();

    var _ =
        WorkspaceServiceGrpc.newBlockingStub(acme.server.channel())
            .updateWorkspace(
                UpdateWorkspaceRequest.newBuilder()
                    .setWorkspace(
                        Workspace.newBuilder().setName(Acme.NAME).addSourcePrecedence("other"))
                    .build());

    assertThat(clicks(ask(funnel()))).isEqualTo(7);
    assertThat(queriedClicks()).isEqualTo(7);
  }

  /** What a channel is decides which benchmarks apply. */
  @Test
  void theKindOfAChannelIsSeenByTheNextQuestion() {
    write("ads", "2026-02-01", 10_000, 10);
    AnalyzeFunnelRequest.Builder held =
        funnel()
            .addFilters(DimensionFilter.newBuilder().setDimension("channel").addValues("ads"))
            .setBenchmarkScope(BenchmarkScope.getDefaultInstance());
    AnalyzeFunnelResponse before = ask(held);

    var _ =
        acme.data.updateChannel(
            UpdateChannelRequest.newBuilder()
                .setChannel(
                    Channel.newBuilder()
                        .setName(Acme.NAME + "/channels/ads")
                        .setKind(ChannelKind.CHANNEL_KIND_INFLUENCER))
                .build());

    assertThat(ask(held)).isNotEqualTo(before);
  }

  @Test
  void everyLanguageAndConfidenceHasItsOwnAnswer() {
    write("ads", "2026-02-01", 100, 10);
    AnalyzeFunnelResponse answer = ask(funnel());

    assertThat(ask(funnel().setLanguageCode("ru"))).isNotEqualTo(answer);
    assertThat(ask(funnel().setConfidenceLevel(0.9))).isNotEqualTo(answer);
    assertThat(ask(funnel())).isEqualTo(answer);
  }

  /** A report that comes late can say what was known before. */
  @Test
  void thePastIsAskedAnewWhenSomethingWasWrittenThatWasKnownThen() {
    acme.write("ads", row("2026-02-01", 10).knownAt("2026-02-10T00:00:00Z"));
    AnalyzeFunnelRequest.Builder past =
        funnel().setAsOf(PeriodProtos.toProto(java.time.Instant.parse("2026-02-15T00:00:00Z")));
    assertThat(clicks(ask(past))).isEqualTo(10);

    acme.write("ads", row("2026-02-02", 5).knownAt("2026-02-12T00:00:00Z"));

    assertThat(clicks(ask(past))).isEqualTo(15);
  }

  private static Row row(String day, long clicks) {
    return Row.on(day).with("channel", "ads").count("impressions", 100).count("clicks", clicks);
  }

  @Test
  void aSourceThatWasUnknownIsKnownOnceItReports() {
    write("ads", "2026-02-01", 100, 10);
    Failure.of(
        Status.Code.INVALID_ARGUMENT, "UNKNOWN_SOURCE", () -> ask(funnel().addSources("nobody")));

    acme.write("nobody", Row.on("2026-02-01").count("impressions", 4).count("clicks", 1));

    assertThat(clicks(ask(funnel().addSources("nobody")))).isEqualTo(1);
  }
}
