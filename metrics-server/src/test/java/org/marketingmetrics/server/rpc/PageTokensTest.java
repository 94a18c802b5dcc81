package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.ChannelKind;
import org.marketingmetrics.api.v1.ListApiKeysRequest;
import org.marketingmetrics.api.v1.ListChannelsRequest;
import org.marketingmetrics.api.v1.ListSourcesRequest;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.server.rpc.PageTokens.Position;

class PageTokensTest {
  private static final ListChannelsRequest REQUEST =
      ListChannelsRequest.newBuilder().setParent("workspaces/acme").setPageSize(10).build();
  private static final Position POSITION = new Position(42, 1_000, "почта/1");
  private static final String TOKEN = PageTokens.encode(REQUEST, POSITION);

  @Test
  void aTokenFindsThePageAgain() {
    assertThat(PageTokens.decode(REQUEST, TOKEN)).contains(POSITION);
    assertThat(TOKEN).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void noTokenIsTheFirstPage() {
    assertThat(PageTokens.decode(REQUEST, "")).isEmpty();
  }

  @Test
  void thePageSizeMayChangeBetweenPages() {
    ListChannelsRequest next = REQUEST.toBuilder().setPageSize(500).setPageToken(TOKEN).build();

    assertThat(PageTokens.decode(next, TOKEN)).contains(POSITION);
  }

  @Test
  void aTokenOfOtherParametersIsRefused() {
    refused(() -> PageTokens.decode(REQUEST.toBuilder().setParent("workspaces/b").build(), TOKEN));
    refused(
        () ->
            PageTokens.decode(
                REQUEST.toBuilder().addKinds(ChannelKind.CHANNEL_KIND_EMAIL).build(), TOKEN));
  }

  @Test
  void aTokenOfAnotherMethodIsRefusedEvenIfTheParametersLookAlike() {
    ListSourcesRequest sources =
        ListSourcesRequest.newBuilder().setParent("workspaces/acme").build();
    ListApiKeysRequest keys = ListApiKeysRequest.newBuilder().setParent("workspaces/acme").build();

    refused(() -> PageTokens.decode(keys, PageTokens.encode(sources, POSITION)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "AQ", "####", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void whatIsNoTokenIsRefused(String token) {
    refused(() -> PageTokens.decode(REQUEST, token));
  }

  @Test
  void aTokenCutShortIsRefused() {
    for (int length : List.of(1, 10, TOKEN.length() - 1)) {
      refused(() -> PageTokens.decode(REQUEST, TOKEN.substring(0, length)));
    }
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.PAGE_TOKEN_INVALID));
  }
}
