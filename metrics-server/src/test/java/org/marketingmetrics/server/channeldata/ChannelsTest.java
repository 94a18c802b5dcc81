package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Row.on;

import com.google.protobuf.FieldMask;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.Channel;
import org.marketingmetrics.api.v1.ChannelKind;
import org.marketingmetrics.api.v1.CreateChannelRequest;
import org.marketingmetrics.api.v1.GetChannelRequest;
import org.marketingmetrics.api.v1.ListChannelsRequest;
import org.marketingmetrics.api.v1.ListChannelsResponse;
import org.marketingmetrics.api.v1.UpdateChannelRequest;
import org.marketingmetrics.server.rpc.Failure;

class ChannelsTest {
  private static final String REQUEST_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
  private static final String EMAIL = "workspaces/acme/channels/email";

  private final Acme acme = Acme.open();

  @AfterEach
  void stop() {
    acme.close();
  }

  private static CreateChannelRequest.Builder creation(String id) {
    return CreateChannelRequest.newBuilder().setParent(Acme.NAME).setChannelId(id);
  }

  private Channel create(String id) {
    return acme.data.createChannel(creation(id).build()).getChannel();
  }

  private Channel get(String id) {
    return acme.data
        .getChannel(
            GetChannelRequest.newBuilder().setName("workspaces/acme/channels/" + id).build())
        .getChannel();
  }

  private Channel update(Channel.Builder channel, String... mask) {
    return acme.data
        .updateChannel(
            UpdateChannelRequest.newBuilder()
                .setChannel(channel)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
                .build())
        .getChannel();
  }

  private static Channel.Builder email() {
    return Channel.newBuilder().setName(EMAIL);
  }

  @Test
  void aNewChannelIsOfTheKindThatIsNamedLikeIt() {
    Channel created = create("email");

    assertThat(created)
        .isEqualTo(
            email()
                .setDisplayName("email")
                .setKind(ChannelKind.CHANNEL_KIND_EMAIL)
                .setEtag("v1")
                .build());
    assertThat(get("email")).isEqualTo(created);
    assertThat(create("tv").getKind()).isEqualTo(ChannelKind.CHANNEL_KIND_UNSPECIFIED);
  }

  @Test
  void settingsAreKeptAndTheNameIsMadeFromTheId() {
    Channel created =
        acme.data
            .createChannel(
                creation("news")
                    .setChannel(
                        Channel.newBuilder()
                            .setName("workspaces/rival/channels/other")
                            .setEtag("v9")
                            .setDisplayName("Рассылка")
                            .setKind(ChannelKind.CHANNEL_KIND_EMAIL))
                    .build())
            .getChannel();

    assertThat(created)
        .isEqualTo(
            Channel.newBuilder()
                .setName("workspaces/acme/channels/news")
                .setDisplayName("Рассылка")
                .setKind(ChannelKind.CHANNEL_KIND_EMAIL)
                .setEtag("v1")
                .build());
  }

  @Test
  void anIdIsTakenOnceAlsoByAWrite() {
    acme.write("ads", on("2026-02-01").with("channel", "email").count("clicks", 1));

    Failure failure =
        Failure.of(Status.Code.ALREADY_EXISTS, "ALREADY_EXISTS", () -> create("email"));

    assertThat(failure.metadata()).containsEntry("name", EMAIL);
  }

  @Test
  void aRepetitionWithItsRequestIdIsAnsweredAgainUntilTheChannelChanges() {
    CreateChannelRequest request = creation("email").setRequestId(REQUEST_ID).build();

    assertThat(acme.data.createChannel(request)).isEqualTo(acme.data.createChannel(request));
    Failure.of(
        Status.Code.ALREADY_EXISTS,
        "ALREADY_EXISTS",
        () ->
            acme.data.createChannel(
                request.toBuilder()
                    .setChannel(Channel.newBuilder().setDisplayName("Other"))
                    .build()));
    update(email().setDisplayName("Mail"));
    Failure.of(
        Status.Code.ALREADY_EXISTS, "ALREADY_EXISTS", () -> acme.data.createChannel(request));
  }

  @Test
  void wrongFieldsOfACreationAreNamed() {
    Failure.invalid(() -> create("E-Mail"), "channel_id");
    Failure.invalid(() -> create(""), "channel_id");
    Failure.invalid(
        () -> acme.data.createChannel(creation("tv").setParent("acme").build()), "parent");
    Failure.invalid(
        () -> acme.data.createChannel(creation("tv").setRequestId("1").build()), "request_id");
    Failure.invalid(
        () ->
            acme.data.createChannel(
                creation("tv").setChannel(Channel.newBuilder().setKindValue(42)).build()),
        "channel.kind");
    Failure.invalid(
        () ->
            acme.data.createChannel(
                creation("tv")
                    .setChannel(Channel.newBuilder().setDisplayName("x".repeat(256)))
                    .build()),
        "channel.display_name");
  }

  @Test
  void wrongFieldsOfAChangeAreNamed() {
    create("email");

    Failure.invalid(() -> update(email().setKindValue(42)), "channel.kind");
    Failure.invalid(() -> update(email().setDisplayName("x".repeat(256))), "channel.display_name");
  }

  @Test
  void aMissingChannelIsMissing() {
    Failure failure = Failure.of(Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND", () -> get("email"));

    assertThat(failure.metadata()).containsEntry("name", EMAIL);
    Failure.of(
        Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND", () -> update(email().setDisplayName("x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "email",
        "workspaces/acme",
        "workspaces/acme/channels/",
        "workspaces/acme/campaigns/email",
        "workspaces/acme/channels/email/x",
        "workspaces/ACME/channels/email"
      })
  void aMalformedNameIsRefused(String name) {
    create("email");

    Failure.invalid(
        () -> acme.data.getChannel(GetChannelRequest.newBuilder().setName(name).build()), "name");
    Failure.invalid(() -> update(Channel.newBuilder().setName(name)), "channel.name");
  }

  @Test
  void anUpdateChangesWhatTheMaskNames() {
    create("email");
    Channel.Builder both =
        email().setDisplayName("Mail").setKind(ChannelKind.CHANNEL_KIND_REFERRAL);

    Channel named = update(both, "display_name");
    assertThat(named.getDisplayName()).isEqualTo("Mail");
    assertThat(named.getKind()).isEqualTo(ChannelKind.CHANNEL_KIND_EMAIL);
    assertThat(named.getEtag()).isEqualTo("v2");

    Channel all = update(both);
    assertThat(all.getKind()).isEqualTo(ChannelKind.CHANNEL_KIND_REFERRAL);
    assertThat(get("email")).isEqualTo(all);
  }

  @Test
  void aMaskThatNamesAnEmptyFieldSetsItToItsDefault() {
    create("email");
    update(email().setDisplayName("Mail").setKind(ChannelKind.CHANNEL_KIND_REFERRAL));

    Channel updated = update(email(), "display_name", "kind");

    assertThat(updated.getDisplayName()).isEqualTo("email");
    assertThat(updated.getKind()).isEqualTo(ChannelKind.CHANNEL_KIND_EMAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "etag", "nonsense", "*"})
  void aFieldThatCannotChangeIsRefused(String field) {
    create("email");

    Failure.invalid(() -> update(email(), field), "update_mask");
  }

  @Test
  void anEtagThatHoldsNoMoreStopsTheUpdate() {
    String etag = create("email").getEtag();
    String newer = update(email().setDisplayName("Mail").setEtag(etag)).getEtag();

    Failure failure =
        Failure.of(
            Status.Code.ABORTED,
            "ETAG_MISMATCH",
            () -> update(email().setDisplayName("Other").setEtag(etag)));

    assertThat(failure.metadata()).containsEntry("name", EMAIL);
    assertThat(get("email").getDisplayName()).isEqualTo("Mail");
    assertThat(update(email().setDisplayName("Other").setEtag(newer)).getDisplayName())
        .isEqualTo("Other");
    Failure.of(
        Status.Code.ABORTED, "ETAG_MISMATCH", () -> update(email().setEtag("what I remember")));
  }

  @Test
  void channelsAreListedByNamePageByPage() {
    for (String id : List.of("c", "a", "email", "b", "d", "display")) {
      create(id);
    }

    assertThat(list(ListChannelsRequest.newBuilder().setPageSize(2)))
        .containsExactly("a", "b", "c", "d", "display", "email");
    assertThat(
            list(
                ListChannelsRequest.newBuilder()
                    .setPageSize(1)
                    .addKinds(ChannelKind.CHANNEL_KIND_EMAIL)
                    .addKinds(ChannelKind.CHANNEL_KIND_DISPLAY)))
        .containsExactly("display", "email");
    assertThat(
            list(ListChannelsRequest.newBuilder().addKinds(ChannelKind.CHANNEL_KIND_UNSPECIFIED)))
        .containsExactly("a", "b", "c", "d");
    assertThat(list(ListChannelsRequest.newBuilder().addKinds(ChannelKind.CHANNEL_KIND_WEB)))
        .isEmpty();
  }

  private List<String> list(ListChannelsRequest.Builder request) {
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      ListChannelsResponse page =
          acme.data.listChannels(request.setParent(Acme.NAME).setPageToken(token).build());
      page.getChannelsList().forEach(c -> ids.add(c.getName().replaceAll(".*/", "")));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return ids;
  }

  @Test
  void aListHasLimitsAndItsTokensBelongToItsFilters() {
    create("a");
    create("b");
    var request = ListChannelsRequest.newBuilder().setParent(Acme.NAME).setPageSize(1);
    String token = acme.data.listChannels(request.build()).getNextPageToken();

    Failure failure =
        Failure.of(
            Status.Code.INVALID_ARGUMENT,
            "PAGE_TOKEN_INVALID",
            () ->
                acme.data.listChannels(
                    request
                        .clone()
                        .addKinds(ChannelKind.CHANNEL_KIND_WEB)
                        .setPageToken(token)
                        .build()));
    assertThat(failure.fields()).containsExactly("page_token");
    Failure.invalid(
        () -> acme.data.listChannels(request.clone().setPageSize(1_001).build()), "page_size");
    Failure.invalid(
        () -> acme.data.listChannels(request.clone().addKindsValue(42).build()), "kinds[0]");
    Failure.invalid(() -> acme.data.listChannels(request.clone().clearParent().build()), "parent");
  }
}
