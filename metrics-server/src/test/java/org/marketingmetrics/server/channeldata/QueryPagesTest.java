package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Acme.query;
import static org.marketingmetrics.server.channeldata.Acme.report;
import static org.marketingmetrics.server.channeldata.Row.on;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.api.v1.MetricRow;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.server.rpc.Failure;

/** Rows in the order asked, and pages that are of one state of the data. */
class QueryPagesTest {
  private static final int MOST_BYTES = 3 << 20;

  private final Acme acme = Acme.open();

  @AfterEach
  void stop() {
    acme.close();
  }

  private void writeThreeCampaigns() {
    acme.write(
        "ads",
        on("2026-02-02").with("campaign", "b").count("impressions", 100).count("clicks", 9),
        on("2026-02-01").with("campaign", "c").count("impressions", 100).count("clicks", 5),
        on("2026-02-02").with("campaign", "a").count("impressions", 0).count("clicks", 0),
        on("2026-02-01").with("campaign", "a").count("impressions", 100).count("clicks", 5));
  }

  private static QueryMetricsRequest.Builder daily() {
    return query("ctr", "clicks").addDimensions("campaign").setGrain(Grain.GRAIN_DAY);
  }

  private static String name(MetricRow row) {
    return row.getDimensions(0).getValue() + row.getTime().getDates().getStartDate().getDay();
  }

  /** In the data of the test the ratio of campaign a on the second day is null. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                   | a1 c1 a2 b2",
        "time desc            | a2 b2 a1 c1",
        "campaign             | a1 a2 b2 c1",
        "campaign desc,time   | c1 b2 a1 a2",
        "ctr desc             | b2 a1 c1 a2",
        "ctr                  | a1 c1 b2 a2",
        "' clicks desc , campaign desc ' | b2 c1 a1 a2",
        "ctr desc, time desc, campaign desc | b2 c1 a1 a2"
      })
  void rowsComeInTheOrderAskedWithNullsLastAndTiesByTimeThenDimensions(
      String orderBy, String expected) {
    writeThreeCampaigns();

    assertThat(acme.rows(daily().setOrderBy(orderBy)))
        .extracting(QueryPagesTest::name)
        .containsExactly(expected.split(" "));
  }

  @Test
  void aMetricIsAColumnByTheNameItWasAskedByAndByItsId() {
    writeThreeCampaigns();
    var request = query("ctr@1").addDimensions("campaign").setGrain(Grain.GRAIN_DAY);

    assertThat(acme.rows(request.clone().setOrderBy("ctr@1 desc")))
        .isEqualTo(acme.rows(request.clone().setOrderBy("ctr desc")));
  }

  private List<MetricRow> allPages(QueryMetricsRequest.Builder request) {
    List<MetricRow> rows = new ArrayList<>();
    String token = "";
    do {
      QueryMetricsResponse page = acme.data.queryMetrics(request.setPageToken(token).build());
      rows.addAll(page.getRowsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return rows;
  }

  @Test
  void pagesCoverTheAnswerOnceInItsOrder() {
    writeThreeCampaigns();
    var request = daily().setOrderBy("clicks desc");
    List<MetricRow> whole = acme.rows(request.clone());

    for (int size = 1; size <= 5; size++) {
      assertThat(allPages(request.clone().setPageSize(size))).isEqualTo(whole);
    }
    var first = acme.data.queryMetrics(request.clone().setPageSize(3).build());
    assertThat(first.getTotalSize()).isEqualTo(4);
    assertThat(first.getRowsCount()).isEqualTo(3);
  }

  @Test
  void aPageMayBeOfAnotherSizeThanTheOneBefore() {
    writeThreeCampaigns();
    var first = acme.data.queryMetrics(daily().setPageSize(1).build());

    var rest = acme.rows(daily().setPageSize(100).setPageToken(first.getNextPageToken()));

    assertThat(rest).extracting(QueryPagesTest::name).containsExactly("c1", "a2", "b2");
  }

  /** Others import a report while somebody turns the pages. */
  @Test
  void allPagesAreOfTheRevisionOfTheFirst() {
    writeThreeCampaigns();
    var first = acme.data.queryMetrics(daily().setPageSize(2).build());
    acme.write(
        "ads", on("2026-02-01").with("campaign", "a").count("impressions", 1).count("clicks", 1));
    acme.write(
        "ads", on("2026-02-02").with("campaign", "d").count("impressions", 1).count("clicks", 1));

    var second =
        acme.data.queryMetrics(
            daily().setPageSize(2).setPageToken(first.getNextPageToken()).build());

    assertThat(second.getDataRevision()).isEqualTo(first.getDataRevision());
    assertThat(second.getRowsList()).extracting(QueryPagesTest::name).containsExactly("a2", "b2");
    assertThat(second.getTotalSize()).isEqualTo(4);
    assertThat(second.getNextPageToken()).isEmpty();
    assertThat(acme.rows(daily())).hasSize(5);
  }

  @Test
  void aTokenBelongsToOneQuery() {
    writeThreeCampaigns();
    String token = acme.data.queryMetrics(daily().setPageSize(1).build()).getNextPageToken();

    for (var other :
        List.of(
            daily().setOrderBy("time"),
            daily().setGrain(Grain.GRAIN_WEEK),
            query("clicks").addDimensions("campaign"),
            daily().setLanguageCode("ru"))) {
      Failure failure =
          Failure.of(
              Status.Code.INVALID_ARGUMENT,
              "PAGE_TOKEN_INVALID",
              () -> acme.data.queryMetrics(other.setPageToken(token).build()));
      assertThat(failure.fields()).containsExactly("page_token");
    }
    Failure.of(
        Status.Code.INVALID_ARGUMENT,
        "PAGE_TOKEN_INVALID",
        () -> acme.data.queryMetrics(daily().setPageToken("nonsense").build()));
  }

  @Test
  void aThousandRowsAreAPageUnlessMoreAreAsked() {
    acme.write(campaigns("c", 1_500));
    var request = query("clicks").addDimensions("campaign");

    assertThat(acme.rows(request.clone())).hasSize(1_000);
    assertThat(acme.rows(request.clone().setPageSize(10_000))).hasSize(1_500);
  }

  private static WriteObservationsRequest.Builder campaigns(String prefix, int count) {
    WriteObservationsRequest.Builder request = report("ads");
    for (int i = 0; i < count; i++) {
      request.addObservations(
          on("2026-02-01").with("campaign", prefix + i).count("clicks", i).build());
    }
    return request;
  }

  /** Names of campaigns are long, and a message has at most 4 MiB. */
  @Test
  void noPageIsLargerThanAMessageMayBe() {
    acme.write(campaigns("c".repeat(240), 5_000));
    acme.write(campaigns("d".repeat(240), 5_000));
    var request = query("clicks").addDimensions("campaign").setPageSize(10_000);

    var first = acme.data.queryMetrics(request.build());

    assertThat(first.getRowsCount()).isLessThan(10_000);
    assertThat(first.getRowsList().stream().mapToInt(MetricRow::getSerializedSize).sum())
        .isBetween(MOST_BYTES - 2_000, MOST_BYTES);
    List<MetricRow> all = allPages(request.clone());
    assertThat(all).hasSize(10_000);
    assertThat(new HashSet<>(all)).hasSize(10_000);
  }
}
