package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Acme.query;
import static org.marketingmetrics.server.channeldata.Acme.report;
import static org.marketingmetrics.server.channeldata.Row.allSales;
import static org.marketingmetrics.server.channeldata.Row.at;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.over;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.channeldata.Row.within;

import com.google.type.Date;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.Campaign;
import org.marketingmetrics.api.v1.Channel;
import org.marketingmetrics.api.v1.ChannelKind;
import org.marketingmetrics.api.v1.GetSourceRequest;
import org.marketingmetrics.api.v1.ListCampaignsRequest;
import org.marketingmetrics.api.v1.ListChannelsRequest;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.api.v1.WriteObservationsResponse;
import org.marketingmetrics.server.rpc.Failure;

/** What a write does, and that all of it or nothing is done. */
class WriteObservationsTest {
  private static final String REQUEST_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

  private final Acme acme = Acme.open();

  @AfterEach
  void stop() {
    acme.close();
  }

  private static WriteObservationsResponse outcome(
      int stored, int replaced, int unchanged, int outdated, long revision) {
    return WriteObservationsResponse.newBuilder()
        .setStoredCount(stored)
        .setReplacedCount(replaced)
        .setUnchangedCount(unchanged)
        .setOutdatedCount(outdated)
        .setDataRevision(revision)
        .build();
  }

  @Test
  void aRepetitionChangesNothingAndANewerValueReplaces() {
    Row row = on("2026-02-01").count("clicks", 5).knownAt("2026-02-02T00:00:00Z");
    Row later = on("2026-02-01").count("clicks", 6).knownAt("2026-02-03T00:00:00Z");
    Row other = on("2026-02-02").count("clicks", 7).knownAt("2026-02-03T00:00:00Z");

    assertThat(acme.write("ads", row)).isEqualTo(outcome(1, 0, 0, 0, 1));
    assertThat(acme.write("ads", row)).isEqualTo(outcome(0, 0, 1, 0, 1));
    assertThat(acme.write("ads", later, other)).isEqualTo(outcome(1, 1, 0, 0, 2));
    assertThat(acme.write("ads", row)).isEqualTo(outcome(0, 0, 1, 0, 2));
    assertThat(acme.value("clicks").getValue()).isEqualTo(13);
  }

  /** Last month's file is found and imported after this month's. */
  @Test
  void anOlderFileDoesNotUndoANewerOneAndIsKeptForTheQuestionAsOfItsTime() {
    acme.write("ads", on("2026-02-01").count("clicks", 6).knownAt("2026-02-10T00:00:00Z"));

    var outcome =
        acme.write("ads", on("2026-02-01").count("clicks", 5).knownAt("2026-02-05T00:00:00Z"));

    assertThat(outcome).isEqualTo(outcome(0, 0, 0, 1, 2));
    assertThat(acme.value("clicks").getValue()).isEqualTo(6);
    assertThat(
            acme.value(
                    query("clicks")
                        .setAsOf(
                            on("2026-02-01").knownAt("2026-02-06T00:00:00Z").build().getKnownAt()))
                .getValue())
        .isEqualTo(5);
  }

  /** The answer was lost on the way and the client tries again, after others wrote. */
  @Test
  void aRequestIdIsAppliedOnceAndAnsweredTheSame() {
    var request = report("ads", on("2026-02-01").count("clicks", 5)).setRequestId(REQUEST_ID);

    WriteObservationsResponse first = acme.write(request);
    acme.write("ads", on("2026-02-01").count("clicks", 9));
    WriteObservationsResponse again = acme.write(request);

    assertThat(first).isEqualTo(outcome(1, 0, 0, 0, 1));
    assertThat(again).isEqualTo(first);
    assertThat(acme.value("clicks").getValue()).isEqualTo(9);
  }

  @Test
  void aRequestIdWithOtherContentIsRefused() {
    acme.write(report("ads", on("2026-02-01").count("clicks", 5)).setRequestId(REQUEST_ID));

    Failure failure =
        Failure.of(
            Status.Code.ALREADY_EXISTS,
            "REQUEST_ID_REUSED",
            () ->
                acme.write(
                    report("ads", on("2026-02-01").count("clicks", 6)).setRequestId(REQUEST_ID)));

    assertThat(failure.metadata()).containsEntry("request_id", REQUEST_ID);
    assertThat(acme.value("clicks").getValue()).isEqualTo(5);
  }

  /** A map has no order, and clients in other languages write it in theirs. */
  @Test
  void theOrderOfDimensionsIsNoContent() {
    Row one = on("2026-02-01").with("channel", "email").with("campaign", "a").count("clicks", 5);
    Row same = on("2026-02-01").with("campaign", "a").with("channel", "email").count("clicks", 5);
    var first = acme.write(report("ads", one).setRequestId(REQUEST_ID));

    assertThat(acme.write(report("ads", same).setRequestId(REQUEST_ID))).isEqualTo(first);
  }

  @Test
  void channelsCampaignsAndTheSourceAreCreatedByTheFirstRowThatNamesThem() {
    acme.write(
        report(
                "mail_tool",
                on("2026-02-01")
                    .with("channel", "email")
                    .with("campaign", "Весна!")
                    .count("clicks", 1),
                on("2026-02-01")
                    .with("channel", "tv_spots")
                    .with("campaign", "(unknown)")
                    .count("clicks", 1),
                on("2026-02-01").with("channel", "(unknown)").count("clicks", 1))
            .setSourceKind(SourceKind.SOURCE_KIND_MAIL_PLATFORM)
            .setSourceTimeZone("Europe/Riga"));

    List<Channel> channels =
        acme.data
            .listChannels(ListChannelsRequest.newBuilder().setParent(Acme.NAME).build())
            .getChannelsList();
    assertThat(channels)
        .extracting(Channel::getName, Channel::getDisplayName, Channel::getKind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "workspaces/acme/channels/email", "email", ChannelKind.CHANNEL_KIND_EMAIL),
            org.assertj.core.groups.Tuple.tuple(
                "workspaces/acme/channels/tv_spots",
                "tv_spots",
                ChannelKind.CHANNEL_KIND_UNSPECIFIED));
    List<Campaign> campaigns =
        acme.data
            .listCampaigns(ListCampaignsRequest.newBuilder().setParent(Acme.NAME).build())
            .getCampaignsList();
    assertThat(campaigns).extracting(Campaign::getKey).containsExactly("Весна!");
    assertThat(campaigns.getFirst().getName()).matches("workspaces/acme/campaigns/[0-9a-f]{16}");
    var source =
        acme.data
            .getSource(
                GetSourceRequest.newBuilder().setName("workspaces/acme/sources/mail_tool").build())
            .getSource();
    assertThat(source.getKind()).isEqualTo(SourceKind.SOURCE_KIND_MAIL_PLATFORM);
    assertThat(source.getTimeZone()).isEqualTo("Europe/Riga");
  }

  @Test
  void theZoneOfASourceIsTheWorkspacesUnlessStated() {
    try (Acme riga = Acme.with(Workspace.newBuilder().setTimeZone("Europe/Riga"))) {
      riga.write("ads", on("2026-02-01").count("clicks", 1));

      assertThat(
              riga.data
                  .getSource(
                      GetSourceRequest.newBuilder().setName("workspaces/acme/sources/ads").build())
                  .getSource()
                  .getTimeZone())
          .isEqualTo("Europe/Riga");
    }
  }

  @Test
  void oneBadRowKeepsAllOut() {
    Failure.invalid(
        () ->
            acme.write(
                "ads",
                on("2026-02-01").count("clicks", 5),
                on("2026-02-02").money("clicks", "5", "EUR")),
        "observations[1].values[0]");

    assertThat(acme.rows(query("clicks").addDimensions("channel"))).isEmpty();
    assertThat(
            acme.data
                .listSources(
                    org.marketingmetrics.api.v1.ListSourcesRequest.newBuilder()
                        .setParent(Acme.NAME)
                        .build())
                .getSourcesList())
        .isEmpty();
  }

  @Test
  void oneMeasureMayStandOnSeveralBases() {
    acme.write(
        "ads",
        on("2026-02-01")
            .money("revenue", "310", "EUR", within(7))
            .money("revenue", "355", "EUR", within(14))
            .count("clicks", 10));

    assertThat(acme.value(query("revenue").setBasis(within(7))).getValue()).isEqualTo(310);
    assertThat(acme.value(query("revenue").setBasis(within(14))).getValue()).isEqualTo(355);
    assertThat(acme.value("clicks").getValue()).isEqualTo(10);
  }

  /** One basis serves a whole row: clicks take the scope, revenue the attribution. */
  @Test
  void theBasisOfARowIsTakenAsFarAsAMeasureHasIt() {
    acme.write(
        "ads",
        on("2026-02-01").count("impressions", 100).money("revenue", "3", "EUR").basis(allSales()));

    assertThat(acme.value("revenue").getBasis().getAttribution().hasAllSales()).isTrue();
    assertThat(acme.value("impressions").getBasis().hasAttribution()).isFalse();
  }

  @Test
  void daysWithoutRowsAreCoveredOnceTheyAreDeclared() {
    acme.write("ads", on("2026-02-01").count("clicks", 5));
    assertThat(acme.value("clicks").getDataQuality().getDaysReceived()).isEqualTo(1);

    var alone =
        WriteObservationsRequest.newBuilder()
            .setParent(Acme.NAME)
            .setSource("ads")
            .setCoveredRange(range("2026-02-01", "2026-02-10"));
    assertThat(acme.write(alone).getDataRevision()).isEqualTo(2);

    var quality = acme.value("clicks").getDataQuality();
    assertThat(quality.getDaysReceived()).isEqualTo(10);
    assertThat(quality.getGapsList()).containsExactly(range("2026-02-11", "2026-02-28"));
    assertThat(quality.getWatermark()).isEqualTo(Row.date("2026-02-10"));
  }

  /** A source in India sends hours that begin half past an hour of UTC. */
  @Test
  void hoursBeginOnTheClocksOfTheirSource() {
    acme.write(
        report("india", at("2026-02-01T10:30:00Z").count("clicks", 5))
            .setSourceTimeZone("Asia/Kolkata"));

    Failure.invalid(
        () ->
            acme.write(
                report("india", at("2026-02-01T10:00:00Z").count("clicks", 5))
                    .setSourceTimeZone("Asia/Kolkata")),
        "observations[0].period.hour_start");
    Failure.invalid(
        () -> acme.write("utc", at("2026-02-01T10:30:00Z").count("clicks", 5)),
        "observations[0].period.hour_start");
  }

  @Test
  void aRowOfOneDayIsThatDay() {
    acme.write("ads", on("2026-02-01").count("clicks", 5));

    assertThat(acme.write("ads", over("2026-02-01", "2026-02-01").count("clicks", 5)))
        .isEqualTo(outcome(0, 0, 1, 0, 1));
  }

  @Test
  void twoObservationsOfOneFactAreRefusedWithBothNamed() {
    Row one = on("2026-02-01").with("campaign", "a").count("clicks", 5);
    Row other = on("2026-02-01").with("campaign", "b").count("clicks", 5);

    Failure failure =
        Failure.of(
            Status.Code.INVALID_ARGUMENT,
            "DUPLICATE_OBSERVATION",
            () -> acme.write("ads", one, other, one));

    assertThat(failure.metadata())
        .containsEntry("first", "0")
        .containsEntry("second", "2")
        .containsEntry("measure", "clicks");
    assertThat(failure.fields()).containsExactly("observations[2].values[0]");
  }

  /** One day is written in two ways, and its dimensions in two orders. */
  @Test
  void aFactIsTheSameHoweverItIsWritten() {
    Row one = on("2026-02-01").with("campaign", "a").with("device", "mobile").count("clicks", 5);
    Row same =
        over("2026-02-01", "2026-02-01")
            .with("device", "mobile")
            .with("campaign", "a")
            .count("clicks", 5);

    Failure failure =
        Failure.of(
            Status.Code.INVALID_ARGUMENT,
            "DUPLICATE_OBSERVATION",
            () -> acme.write("ads", one, same));

    assertThat(failure.metadata()).containsEntry("first", "0").containsEntry("second", "1");
    assertThat(acme.rows(query("clicks").addDimensions("campaign"))).isEmpty();
  }

  /** A report in long form, a row for each measure, is put together by its sender. */
  @Test
  void measuresOfOneFactBelongIntoOneObservation() {
    Failure failure =
        Failure.of(
            Status.Code.INVALID_ARGUMENT,
            "DUPLICATE_OBSERVATION",
            () ->
                acme.write(
                    "ads",
                    on("2026-02-01").count("clicks", 5),
                    on("2026-02-01").count("impressions", 50)));

    assertThat(failure.fields()).containsExactly("observations[1]");
  }

  @Test
  void aMetricIsNoMeasure() {
    Failure failure =
        Failure.of(
            Status.Code.INVALID_ARGUMENT,
            "UNKNOWN_MEASURE",
            () -> acme.write("ads", on("2026-02-01").count("clicks", 1).count("cpm", 5)));

    assertThat(failure.metadata())
        .containsEntry("measure", "cpm")
        .containsEntry("did_you_mean", "ad_spend,impressions");
    assertThat(failure.fields()).containsExactly("observations[0].values[1].measure");
    assertThat(Failure.of(() -> acme.write("ads", on("2026-02-01").count("click", 5))).metadata())
        .containsEntry("did_you_mean", "clicks");
  }

  @Test
  void anotherKindOrZoneOfTheSourceIsAConflict() {
    acme.write("ads", on("2026-02-01").count("clicks", 5));

    Failure kind =
        Failure.of(
            Status.Code.FAILED_PRECONDITION,
            "SOURCE_CONFLICT",
            () ->
                acme.write(
                    SourceKind.SOURCE_KIND_SHOP, "ads", on("2026-02-02").count("clicks", 1)));
    Failure zone =
        Failure.of(
            Status.Code.FAILED_PRECONDITION,
            "SOURCE_CONFLICT",
            () ->
                acme.write(
                    report("ads", on("2026-02-02").count("clicks", 1))
                        .setSourceTimeZone("Europe/Riga")));

    assertThat(kind.metadata())
        .containsAllEntriesOf(
            Map.of(
                "source", "ads", "field", "kind", "registered", "AD_PLATFORM", "stated", "SHOP"));
    assertThat(zone.metadata())
        .containsAllEntriesOf(
            Map.of(
                "source",
                "ads",
                "field",
                "time_zone",
                "registered",
                "UTC",
                "stated",
                "Europe/Riga"));
    acme.write(SourceKind.SOURCE_KIND_UNSPECIFIED, "ads", on("2026-02-02").count("clicks", 1));
    assertThat(acme.value("clicks").getValue()).isEqualTo(6);
  }

  @Test
  void anIdThatIsNoUuidIsRefused() {
    UnaryOperator<WriteObservationsRequest.Builder> id = r -> r.setRequestId("again");
    Failure.invalid(
        () -> acme.write(id.apply(report("ads", on("2026-02-01").count("clicks", 5)))),
        "request_id");
    acme.write(
        report("ads", on("2026-02-01").count("clicks", 5))
            .setRequestId(UUID.randomUUID().toString()));
  }

  @Test
  void aDayHasYearMonthAndDay() {
    var request = report("ads", on("2026-02-01").count("clicks", 5));
    request
        .getObservationsBuilder(0)
        .getPeriodBuilder()
        .setDay(Date.newBuilder().setYear(2026).setMonth(2));

    Failure.invalid(() -> acme.write(request), "observations[0].period.day");
  }
}
