package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Row.date;
import static org.marketingmetrics.server.channeldata.Row.on;

import com.google.protobuf.FieldMask;
import com.google.type.Date;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.Campaign;
import org.marketingmetrics.api.v1.CreateCampaignRequest;
import org.marketingmetrics.api.v1.GetCampaignRequest;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.api.v1.LateStart;
import org.marketingmetrics.api.v1.ListCampaignsRequest;
import org.marketingmetrics.api.v1.ListCampaignsResponse;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.UpdateCampaignRequest;
import org.marketingmetrics.api.v1.Warning;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.server.rpc.Failure;

class CampaignsTest {
  private static final String REQUEST_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

  private final Acme acme = Acme.open();

  @AfterEach
  void stop() {
    acme.close();
  }

  private static CreateCampaignRequest.Builder creation(String key) {
    return CreateCampaignRequest.newBuilder()
        .setParent(Acme.NAME)
        .setCampaign(Campaign.newBuilder().setKey(key));
  }

  private Campaign create(String key) {
    return acme.data.createCampaign(creation(key).build()).getCampaign();
  }

  private Campaign get(String name) {
    return acme.data
        .getCampaign(GetCampaignRequest.newBuilder().setName(name).build())
        .getCampaign();
  }

  private Campaign update(Campaign.Builder campaign, String... mask) {
    return acme.data
        .updateCampaign(
            UpdateCampaignRequest.newBuilder()
                .setCampaign(campaign)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
                .build())
        .getCampaign();
  }

  @Test
  void aNewCampaignIsCalledLikeItsKey() {
    Campaign created = create("Весна 2026 / A");

    assertThat(created.getName()).matches("workspaces/acme/campaigns/[0-9a-f]{16}");
    assertThat(created.getKey()).isEqualTo("Весна 2026 / A");
    assertThat(created.getDisplayName()).isEqualTo("Весна 2026 / A");
    assertThat(created.hasStartDate()).isFalse();
    assertThat(created.getEtag()).isEqualTo("v1");
    assertThat(get(created.getName())).isEqualTo(created);
  }

  @Test
  void keysThatDifferInCaseAreTwoCampaigns() {
    assertThat(create("spring").getName()).isNotEqualTo(create("Spring").getName());
  }

  @Test
  void theFirstRowThatNamesACampaignCreatesItAndLeavesOneThatIsThere() {
    Campaign declared =
        acme.data
            .createCampaign(
                CreateCampaignRequest.newBuilder()
                    .setParent(Acme.NAME)
                    .setCampaign(
                        Campaign.newBuilder()
                            .setKey("spring")
                            .setDisplayName("Spring!")
                            .setStartDate(date("2026-02-01")))
                    .build())
            .getCampaign();

    acme.write("ads", on("2026-02-01").with("campaign", "spring").count("clicks", 1));

    assertThat(get(declared.getName())).isEqualTo(declared);
    assertThat(declared.getStartDate()).isEqualTo(date("2026-02-01"));
  }

  @Test
  void aKeyIsTakenOnce() {
    String name = create("spring").getName();

    Failure failure =
        Failure.of(Status.Code.ALREADY_EXISTS, "ALREADY_EXISTS", () -> create("spring"));

    assertThat(failure.metadata()).containsEntry("name", name);
  }

  @Test
  void aRepetitionWithItsRequestIdIsAnsweredAgain() {
    CreateCampaignRequest request = creation("spring").setRequestId(REQUEST_ID).build();

    assertThat(acme.data.createCampaign(request)).isEqualTo(acme.data.createCampaign(request));
  }

  @Test
  void wrongFieldsOfACreationAreNamed() {
    Failure.invalid(() -> create(""), "campaign.key");
    Failure.invalid(() -> create("x".repeat(256)), "campaign.key");
    Failure.invalid(
        () -> acme.data.createCampaign(creation("a").clearCampaign().build()), "campaign");
    Failure.invalid(
        () -> acme.data.createCampaign(creation("a").setRequestId("1").build()), "request_id");
    Failure.invalid(
        () ->
            acme.data.createCampaign(
                creation("a")
                    .setCampaign(
                        Campaign.newBuilder()
                            .setKey("a")
                            .setStartDate(Date.newBuilder().setYear(2026).setMonth(2).setDay(30)))
                    .build()),
        "campaign.start_date");
  }

  @Test
  void aMissingCampaignIsMissing() {
    String name = "workspaces/acme/campaigns/0123456789abcdef";

    Failure failure = Failure.of(Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND", () -> get(name));

    assertThat(failure.metadata()).containsEntry("name", name);
    Failure.of(
        Status.Code.NOT_FOUND,
        "RESOURCE_NOT_FOUND",
        () -> update(Campaign.newBuilder().setName(name).setDisplayName("x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "workspaces/acme/campaigns/", "workspaces/acme/channels/email"})
  void aMalformedNameIsRefused(String name) {
    Failure.invalid(() -> get(name), "name");
    Failure.invalid(() -> update(Campaign.newBuilder().setName(name)), "campaign.name");
  }

  @Test
  void anUpdateChangesWhatTheMaskNamesAndNothingElseIsLookedAt() {
    Campaign created = create("spring");
    Campaign.Builder change =
        created.toBuilder()
            .clearEtag()
            .setDisplayName("Spring!")
            .setStartDate(Date.newBuilder().setYear(1));

    Campaign named = update(change, "display_name");
    assertThat(named.getDisplayName()).isEqualTo("Spring!");
    assertThat(named.hasStartDate()).isFalse();

    Campaign started = update(change.setStartDate(date("2026-02-05")));
    assertThat(started.getStartDate()).isEqualTo(date("2026-02-05"));
    assertThat(started.getKey()).isEqualTo("spring");
    assertThat(started.getEtag()).isEqualTo("v3");
    assertThat(get(created.getName())).isEqualTo(started);
  }

  /** The welcome series is found out to be one, and later not to be. */
  @Test
  void anAutomationIsDeclaredAndTakenBack() {
    Campaign created = create("welcome");
    assertThat(created.getAutomation()).isFalse();

    assertThat(update(created.toBuilder().clearEtag().setAutomation(true)).getAutomation())
        .isTrue();
    Campaign.Builder none = Campaign.newBuilder().setName(created.getName());
    assertThat(update(none.clone().setDisplayName("Welcome")).getAutomation()).isTrue();
    assertThat(update(none, "automation").getAutomation()).isFalse();
    assertThat(
            acme.data
                .createCampaign(
                    creation("birthday")
                        .setCampaign(Campaign.newBuilder().setKey("birthday").setAutomation(true))
                        .build())
                .getCampaign()
                .getAutomation())
        .isTrue();
  }

  /** Answers given before are not given again once a campaign declares something. */
  @Test
  void whatACampaignDeclaresIsSeenByTheNextQuestion() {
    for (String day : List.of("2026-02-05", "2026-02-06")) {
      acme.write(
          SourceKind.SOURCE_KIND_MAIL_PLATFORM,
          "esp",
          on(day)
              .with("channel", "email")
              .with("campaign", "welcome")
              .count("emails_delivered", 100)
              .count("email_unique_opens", 40));
    }
    MetricValue before = acme.value("open_rate_delivered");
    assertThat(before.getValue()).isEqualTo(0.4);
    assertThat(before.getDataQuality().getDaysExpected()).isEqualTo(28);
    Campaign campaign =
        acme.data
            .listCampaigns(ListCampaignsRequest.newBuilder().setParent(Acme.NAME).build())
            .getCampaigns(0);

    update(campaign.toBuilder().setStartDate(date("2026-02-03")).setAutomation(true));

    MetricValue after = acme.value("open_rate_delivered");
    assertThat(after.getNullReason()).isEqualTo(NullReason.NULL_REASON_NOT_ADDITIVE);
    assertThat(after.getNullDetail().getNotAdditive().getGrainsList())
        .containsExactly(Grain.GRAIN_DAY);
    assertThat(after.getDataQuality().getDaysExpected()).isEqualTo(26);
    Warning late =
        Acme.warning(after.getWarningsList(), WarningCode.WARNING_CODE_TRACKING_STARTED_LATE);
    assertThat(late.getText()).isNotEmpty();
    assertThat(late.getTrackingStartedLate().getCampaignsList())
        .containsExactly(
            LateStart.newBuilder()
                .setCampaign("welcome")
                .setStartDate(date("2026-02-03"))
                .setFirstDate(date("2026-02-05"))
                .setMeasure("email_unique_opens")
                .build());
  }

  @Test
  void aMaskThatNamesAnEmptyFieldSetsItToItsDefault() {
    Campaign created = create("spring");
    update(
        created.toBuilder().clearEtag().setDisplayName("Spring!").setStartDate(date("2026-02-05")));

    Campaign updated =
        update(Campaign.newBuilder().setName(created.getName()), "display_name", "start_date");

    assertThat(updated.getDisplayName()).isEqualTo("spring");
    assertThat(updated.hasStartDate()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "name", "etag", "nonsense"})
  void aFieldThatCannotChangeIsRefused(String field) {
    Campaign created = create("spring");

    Failure.invalid(
        () -> update(Campaign.newBuilder().setName(created.getName()), field), "update_mask");
  }

  @Test
  void anEtagThatHoldsNoMoreStopsTheUpdate() {
    Campaign created = create("spring");
    update(created.toBuilder().setDisplayName("Spring!"));

    Failure failure =
        Failure.of(
            Status.Code.ABORTED,
            "ETAG_MISMATCH",
            () -> update(created.toBuilder().setDisplayName("Other")));

    assertThat(failure.metadata()).containsEntry("name", created.getName());
    assertThat(get(created.getName()).getDisplayName()).isEqualTo("Spring!");
  }

  @Test
  void campaignsAreListedByNamePageByPage() {
    List<String> names = new ArrayList<>();
    for (String key : List.of("a", "b", "c", "d", "e")) {
      names.add(create(key).getName());
    }

    assertThat(list(ListCampaignsRequest.newBuilder().setPageSize(2)))
        .extracting(Campaign::getName)
        .containsExactlyElementsOf(names.stream().sorted().toList());
    assertThat(
            list(
                ListCampaignsRequest.newBuilder()
                    .setPageSize(1)
                    .addAllKeys(List.of("e", "nobody", "b", "b"))))
        .extracting(Campaign::getKey)
        .containsExactlyInAnyOrder("b", "e");
  }

  private List<Campaign> list(ListCampaignsRequest.Builder request) {
    List<Campaign> campaigns = new ArrayList<>();
    String token = "";
    do {
      ListCampaignsResponse page =
          acme.data.listCampaigns(request.setParent(Acme.NAME).setPageToken(token).build());
      campaigns.addAll(page.getCampaignsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return campaigns;
  }

  @Test
  void aListHasLimitsAndItsTokensBelongToItsFilters() {
    create("a");
    create("b");
    var request = ListCampaignsRequest.newBuilder().setParent(Acme.NAME).setPageSize(1);
    String token = acme.data.listCampaigns(request.build()).getNextPageToken();

    Failure.of(
        Status.Code.INVALID_ARGUMENT,
        "PAGE_TOKEN_INVALID",
        () -> acme.data.listCampaigns(request.clone().addKeys("a").setPageToken(token).build()));
    Failure.invalid(() -> acme.data.listCampaigns(request.clone().addKeys("").build()), "keys[0]");
    Failure.invalid(
        () -> acme.data.listCampaigns(request.clone().setPageSize(-1).build()), "page_size");
  }
}
