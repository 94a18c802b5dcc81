package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Acme.report;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.range;

import com.google.protobuf.FieldMask;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.GetSourceRequest;
import org.marketingmetrics.api.v1.ListSourcesRequest;
import org.marketingmetrics.api.v1.ListSourcesResponse;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.Source;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.UpdateSourceRequest;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.server.rpc.Failure;

class SourcesTest {
  private static final String SHOP = "workspaces/acme/sources/shop";

  private final Acme acme = Acme.with(Workspace.newBuilder().setTimeZone("Europe/Riga"));

  @AfterEach
  void stop() {
    acme.close();
  }

  private Source get(String name) {
    return acme.data.getSource(GetSourceRequest.newBuilder().setName(name).build()).getSource();
  }

  private Source update(Source.Builder source, String... mask) {
    return acme.data
        .updateSource(
            UpdateSourceRequest.newBuilder()
                .setSource(source)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
                .build())
        .getSource();
  }

  private static Source.Builder shop() {
    return Source.newBuilder().setName(SHOP);
  }

  /** A source that declared days and has sent no rows yet. */
  private void declareShop() {
    acme.write(
        WriteObservationsRequest.newBuilder()
            .setParent(Acme.NAME)
            .setSource("shop")
            .setCoveredRange(range("2026-02-01", "2026-02-03")));
  }

  @Test
  void withoutDataKindAndZoneCanBeCorrected() {
    declareShop();
    assertThat(get(SHOP)).isEqualTo(shop().setTimeZone("Europe/Riga").build());

    Source updated = update(shop().setKind(SourceKind.SOURCE_KIND_SHOP).setTimeZone("Asia/Tokyo"));

    assertThat(updated.getKind()).isEqualTo(SourceKind.SOURCE_KIND_SHOP);
    assertThat(updated.getTimeZone()).isEqualTo("Asia/Tokyo");
    assertThat(get(SHOP)).isEqualTo(updated);
    assertThat(update(shop(), "time_zone").getTimeZone())
        .as("the default is the workspace's")
        .isEqualTo("Europe/Riga");
  }

  @Test
  void theZoneIsFixedOnceThereAreData() {
    acme.write(report("shop", on("2026-02-01").count("orders", 1)));

    Failure failure =
        Failure.of(
            Status.Code.FAILED_PRECONDITION,
            "TIME_ZONE_FIXED",
            () -> update(shop().setTimeZone("Asia/Tokyo")));

    assertThat(failure.metadata())
        .containsEntry("name", SHOP)
        .containsEntry("time_zone", "Europe/Riga");
    assertThat(update(shop().setTimeZone("Europe/Riga")).getTimeZone()).isEqualTo("Europe/Riga");
  }

  /** Two sources of one kind were ambiguous until one was said to be web analytics. */
  @Test
  void theKindDecidesAtOnceWhoIsBelieved() {
    acme.write("one", on("2026-02-01").count("clicks", 10));
    acme.write("two", on("2026-02-01").count("clicks", 9));
    assertThat(acme.value("clicks").getNullReason())
        .isEqualTo(NullReason.NULL_REASON_AMBIGUOUS_SOURCE);

    update(
        Source.newBuilder()
            .setName("workspaces/acme/sources/one")
            .setKind(SourceKind.SOURCE_KIND_WEB_ANALYTICS));

    assertThat(acme.value("clicks").getValue()).isEqualTo(9);
  }

  @Test
  void wrongFieldsAreNamed() {
    declareShop();

    Failure.invalid(() -> update(shop().setTimeZone("Mars/Olympus")), "source.time_zone");
    Failure.invalid(() -> update(shop().setKindValue(42)), "source.kind");
    Failure.invalid(() -> update(shop(), "name"), "update_mask");
    Failure.invalid(() -> update(shop(), "display_name"), "update_mask");
  }

  @Test
  void aMissingSourceIsMissing() {
    Failure failure = Failure.of(Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND", () -> get(SHOP));

    assertThat(failure.metadata()).containsEntry("name", SHOP);
    Failure.of(
        Status.Code.NOT_FOUND,
        "RESOURCE_NOT_FOUND",
        () -> update(shop().setKind(SourceKind.SOURCE_KIND_SHOP)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop", "workspaces/acme/sources/", "workspaces/acme/channels/x"})
  void aMalformedNameIsRefused(String name) {
    Failure.invalid(() -> get(name), "name");
    Failure.invalid(() -> update(Source.newBuilder().setName(name)), "source.name");
  }

  @Test
  void sourcesAreListedByNamePageByPage() {
    for (String id : List.of("b", "a", "e", "d", "c")) {
      acme.write(id, on("2026-02-01").count("clicks", 1));
    }
    List<String> ids = new ArrayList<>();
    var request = ListSourcesRequest.newBuilder().setParent(Acme.NAME).setPageSize(2);
    String token = "";
    do {
      ListSourcesResponse page = acme.data.listSources(request.setPageToken(token).build());
      page.getSourcesList().forEach(source -> ids.add(source.getName().replaceAll(".*/", "")));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(ids).containsExactly("a", "b", "c", "d", "e");
    Failure.invalid(
        () -> acme.data.listSources(request.clone().setPageSize(1_001).build()), "page_size");
    Failure.of(
        Status.Code.INVALID_ARGUMENT,
        "PAGE_TOKEN_INVALID",
        () -> acme.data.listSources(request.clone().setPageToken("x").build()));
  }
}
