package org.marketingmetrics.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.range;

import io.grpc.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.marketingmetrics.api.v1.CatalogServiceGrpc;
import org.marketingmetrics.api.v1.CatalogServiceGrpc.CatalogServiceBlockingStub;
import org.marketingmetrics.api.v1.CompareDefinitionsRequest;
import org.marketingmetrics.api.v1.CompareDefinitionsResponse;
import org.marketingmetrics.api.v1.ConversionData;
import org.marketingmetrics.api.v1.Definition;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.WorkedConversion;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.value.PeriodProtos;

/** Open rates of two tools differ, and the workspace's own numbers show by what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversionsTest {
  private final Acme acme = Acme.open();
  private final CatalogServiceBlockingStub catalog =
      CatalogServiceGrpc.newBlockingStub(acme.server.channel());

  @BeforeAll
  void write() {
    var _ =
        acme.write(
            "esp",
            on("2026-02-02")
                .with("channel", "email")
                .with("campaign", "spring")
                .count("emails_sent", 10_000)
                .count("emails_delivered", 9_500)
                .count("email_unique_opens", 1_800),
            on("2026-02-03")
                .with("channel", "email")
                .with("campaign", "late")
                .count("emails_sent", 7));
  }

  @AfterAll
  void stop() {
    acme.close();
  }

  private static CompareDefinitionsRequest.Builder compare(String left, String right) {
    return CompareDefinitionsRequest.newBuilder()
        .setLeft(Definition.newBuilder().setMetric(left))
        .setRight(Definition.newBuilder().setMetric(right));
  }

  private static ConversionData.Builder february() {
    return ConversionData.newBuilder().setDateRange(range("2026-02-01", "2026-02-28"));
  }

  private CompareDefinitionsResponse withNumbers(String left, String right) {
    return catalog.compareDefinitions(
        compare(left, right).setParent(Acme.NAME).setData(february()).build());
  }

  @Test
  void theConversionComesWithTheNumbersOfTheWorkspace() {
    CompareDefinitionsResponse answer = withNumbers("open_rate_delivered", "open_rate_sent");
    WorkedConversion worked = answer.getWorkedConversions(0);

    assertThat(answer.getWorkedConversionsCount()).isEqualTo(answer.getConversionsCount());
    assertThat(worked.getExplanation())
        .isEqualTo(
            "open_rate_sent = open_rate_delivered * delivery_rate"
                + " = (1800 / 9500) * (9500 / 10000) = 0.18");
    assertThat(worked.getTo().getValue()).isEqualTo(0.18);
    assertThat(worked.getTo().getInterval().getConfidenceLevel()).isEqualTo(0.95);
    assertThat(worked.getFactorsList())
        .extracting(MetricValue::getMetric)
        .containsExactly("delivery_rate");
    assertThat(worked.getFrom().getDataQuality().getRowsUsed()).isEqualTo(1);
    assertThat(worked.getFrom().getDataQuality().getRowsLeftOut()).isEqualTo(1);
    assertThat(answer.getDataRevision()).isPositive();
  }

  @Test
  void withoutDataNothingOfTheWorkspaceIsRead() {
    CompareDefinitionsResponse answer =
        catalog.compareDefinitions(compare("open_rate_delivered", "open_rate_sent").build());

    assertThat(answer.getConversionsList()).isNotEmpty();
    assertThat(answer.getWorkedConversionsList()).isEmpty();
    assertThat(answer.getDataRevision()).isZero();
  }

  @Test
  void withoutRowsTheFiguresAreNullAndSayWhy() {
    WorkedConversion worked =
        withNumbers("ctr", "impression_to_order_rate").getWorkedConversions(0);

    assertThat(worked.getExplanation()).isEmpty();
    assertThat(worked.getTo().getNullReason()).isEqualTo(NullReason.NULL_REASON_NO_DATA);
    assertThat(worked.getTo().getNullDetail().getText()).isNotBlank();
  }

  @Test
  void definitionsWithoutConversionHaveNothingToWork() {
    assertThat(withNumbers("ctr", "open_rate_sent").getWorkedConversionsList()).isEmpty();
  }

  /** The page of the catalogue that sets any two entries side by side. */
  @Test
  void anyTwoEntriesCanBeComparedAndWorked() {
    for (var left : Catalog.standard().all()) {
      for (String right : java.util.List.of("ctr", "open_rate_sent", "acos", "clv", "revenue")) {
        CompareDefinitionsResponse answer = withNumbers(left.id(), right);

        assertThat(answer.getDifferencesList().isEmpty()).isEqualTo(left.id().equals(right));
        assertThat(answer.getWorkedConversionsCount()).isEqualTo(answer.getConversionsCount());
      }
    }
  }

  @Test
  void filtersAndTheInstantAreThoseOfAQuery() {
    CompareDefinitionsRequest.Builder request =
        compare("open_rate_delivered", "open_rate_sent").setParent(Acme.NAME);
    DimensionFilter late =
        DimensionFilter.newBuilder().setDimension("campaign").addValues("late").build();

    assertThat(
            catalog
                .compareDefinitions(request.setData(february().addFilters(late)).build())
                .getWorkedConversions(0)
                .getTo()
                .getNullReason())
        .isEqualTo(NullReason.NULL_REASON_NO_DATA);
    assertThat(
            catalog
                .compareDefinitions(
                    request
                        .setData(
                            february()
                                .setAsOf(
                                    PeriodProtos.toProto(
                                        java.time.Instant.parse("2026-02-01T00:00:00Z"))))
                        .build())
                .getWorkedConversions(0)
                .getTo()
                .hasValue())
        .isFalse();
  }

  private void refused(ConversionData.Builder data, String field) {
    CompareDefinitionsRequest request =
        compare("open_rate_delivered", "open_rate_sent").setParent(Acme.NAME).setData(data).build();
    Failure.invalid(() -> catalog.compareDefinitions(request), field);
  }

  @Test
  void badDataIsNamedByItsField() {
    refused(ConversionData.newBuilder(), "data.date_range");
    refused(
        ConversionData.newBuilder().setDateRange(range("2010-01-01", "2026-02-28")),
        "data.date_range");
    refused(february().addSources("no such source"), "data.sources[0]");
    refused(february().setAtLeastRevision(-1), "data.at_least_revision");
    refused(
        february()
            .setAsOf(PeriodProtos.toProto(java.time.Instant.parse("2026-02-01T00:00:00Z")))
            .setAtLeastRevision(1),
        "data.at_least_revision");
  }

  @Test
  void dataOfNoWorkspaceIsRefused() {
    CompareDefinitionsRequest request =
        compare("open_rate_delivered", "open_rate_sent").setData(february()).build();

    Failure.invalid(() -> catalog.compareDefinitions(request), "parent");
  }

  @Test
  void whatTheDataDoNotKnowIsToldByReason() {
    var _ =
        Failure.of(
            Status.Code.INVALID_ARGUMENT,
            "UNKNOWN_SOURCE",
            () ->
                catalog.compareDefinitions(
                    compare("open_rate_delivered", "open_rate_sent")
                        .setParent(Acme.NAME)
                        .setData(february().addSources("nobody"))
                        .build()));
  }
}
