package org.marketingmetrics.server.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.server.channeldata.Row.on;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AdviceServiceGrpc;
import org.marketingmetrics.api.v1.AdviceServiceGrpc.AdviceServiceBlockingStub;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.api.v1.FindLeaksRequest;
import org.marketingmetrics.api.v1.FindLeaksResponse;
import org.marketingmetrics.api.v1.Leak;
import org.marketingmetrics.api.v1.ReferenceSource;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.rpc.Failure;

class FindLeaksTest {
  private final Acme acme = Acme.open();
  private final AdviceServiceBlockingStub advice =
      AdviceServiceGrpc.newBlockingStub(acme.server.channel());

  @AfterEach
  void stop() {
    acme.close();
  }

  private static Row campaign(String name, long impressions, long clicks, long orders) {
    return on("2026-02-01")
        .with("channel", "influencer")
        .with("platform", "instagram")
        .with("placement", "stories")
        .with("campaign", name)
        .count("impressions", impressions)
        .count("clicks", clicks)
        .count("orders", orders)
        .money("revenue", String.valueOf(50 * orders), "USD");
  }

  /** Five usual campaigns of 2 % and 3 %, one whose clicks and one whose orders leak. */
  private void write() {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      rows.add(campaign("usual" + i, 100_000, 2_000, 60));
    }
    rows.add(campaign("dull", 100_000, 1_000, 30));
    rows.add(campaign("shop", 100_000, 2_000, 20));
    rows.add(campaign("tiny", 50, 0, 0));
    acme.write("ads", rows.toArray(Row[]::new));
  }

  private static FindLeaksRequest.Builder request() {
    return FindLeaksRequest.newBuilder()
        .setParent(Acme.NAME)
        .setTemplate("influencer")
        .setData(DataSelection.newBuilder().setDateRange(Row.range("2026-02-01", "2026-02-28")));
  }

  private FindLeaksResponse find(FindLeaksRequest.Builder request) {
    return advice.findLeaks(request.build());
  }

  /** At 2 % the dull one would have 2,000 clicks and twice its 1,500; at 3 % the shop 60 orders. */
  @Test
  void leaksAreRankedByTheMoneyLost() {
    write();

    FindLeaksResponse answer = find(request());

    assertThat(answer.getLeaksList())
        .extracting(Leak::getGroup, Leak::getMeasure, Leak::getSettled)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("shop", "orders", true),
            org.assertj.core.groups.Tuple.tuple("dull", "clicks", true));
    assertThat(answer.getLeaks(0).getLostMoney()).isCloseTo(2_000, within(1e-6));
    assertThat(answer.getLeaks(0).getLostLastStep()).isCloseTo(40, within(1e-6));
    assertThat(answer.getLeaks(1).getLostMoney()).isCloseTo(1_500, within(1e-6));
    assertThat(answer.getLeaks(1).getLostMoneyAtLeast()).isBetween(1_000.0, 1_499.0);
    assertThat(answer.getLeaks(0).getReference().getSource())
        .isEqualTo(ReferenceSource.REFERENCE_SOURCE_OWN_MEDIAN);
    assertThat(answer.getLeaks(0).getFalsifier().getTrialsPerArm()).isPositive();
    assertThat(answer.getGroups()).isEqualTo(8);
    assertThat(answer.getPairsTested()).isEqualTo(14);
    assertThat(answer.getPairsTooSmall()).isEqualTo(1);
    assertThat(answer.getCurrencyCode()).isEqualTo("USD");
    assertThat(find(request().setMaxLeaks(1)).getLeaksList()).hasSize(1);
  }

  /** Adjusted for all pairs tested, and never below the probability of the pair alone. */
  @Test
  void probabilitiesAreCorrectedForTestingMany() {
    write();

    for (Leak leak : find(request()).getLeaksList()) {
      assertThat(leak.getAdjustedPValue()).isGreaterThanOrEqualTo(leak.getPValue());
    }
  }

  @Test
  void aBenchmarkMayGoFirst() {
    write();

    FindLeaksResponse answer =
        find(
            request()
                .setBenchmarksFirst(true)
                .setScope(
                    BenchmarkScope.newBuilder()
                        .setChannel("influencer")
                        .setPlatform("youtube")
                        .setPlacement("description")));

    assertThat(answer.getReferences(0).getReference().getBenchmark())
        .isEqualTo("benchmarks/b_youtube_desc_ctr");
    assertThat(answer.getReferences(1).getReference().getSource())
        .isEqualTo(ReferenceSource.REFERENCE_SOURCE_OWN_MEDIAN);
  }

  @Test
  void withoutAReferenceNothingIsTested() {
    acme.write("ads", campaign("only", 100_000, 100, 1));

    FindLeaksResponse answer = find(request());

    assertThat(answer.getLeaksList()).isEmpty();
    assertThat(answer.getReferences(0).hasReference()).isFalse();
    assertThat(answer.getPairsTested()).isZero();
  }

  private void invalid(FindLeaksRequest.Builder request, String field) {
    Failure.invalid(() -> find(request), field);
  }

  @Test
  void wrongFieldsAreNamed() {
    invalid(request().clearParent(), "parent");
    invalid(request().clearTemplate(), "funnel");
    invalid(request().clearData(), "data");
    invalid(request().setMinimumBase(0), "minimum_base");
    invalid(request().setMinimumGroups(1), "minimum_groups");
    invalid(request().setMaxLeaks(-1), "max_leaks");
    invalid(request().setConfidenceLevel(0.1), "confidence_level");
    assertThat(Failure.reasonOf(() -> find(request().setTemplate("tv"))))
        .isEqualTo("UNKNOWN_TEMPLATE");
    assertThat(Failure.reasonOf(() -> find(request().setDimension("kampagne"))))
        .isEqualTo("UNKNOWN_DIMENSION");
  }
}
