package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.rpc.RpcHarness.REQUEST;

import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.error.MetricsException;
import org.slf4j.MDC;

class CallIdTest {
  @Test
  void theCallersIdIsKeptInHeadersAndTrailers() {
    AtomicReference<Metadata> headers = new AtomicReference<>();
    AtomicReference<Metadata> trailers = new AtomicReference<>();
    try (RpcHarness harness = new RpcHarness(RpcHarness::answer)) {
      var stub =
          harness
              .stub(CallScope.HEADER, "checkout-7f3a")
              .withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));

      assertThat(stub.getWorkspace(REQUEST).getWorkspace().getName()).isEqualTo("workspaces/acme");
    }

    assertThat(headers.get().get(CallScope.HEADER)).isEqualTo("checkout-7f3a");
    assertThat(trailers.get().get(CallScope.HEADER)).isEqualTo("checkout-7f3a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "{\"forged\":1}", "x%0a"})
  void anIdThatCouldForgeALogLineIsReplaced(String id) {
    try (RpcHarness harness = new RpcHarness((request, observer) -> refuse())) {
      Failure failure = Failure.of(() -> harness.stub(CallScope.HEADER, id).getWorkspace(REQUEST));

      assertThat(failure.trailers().get(CallScope.HEADER)).matches("[0-9A-Z]{26}");
    }
  }

  @Test
  void aFailureTellsItsIdInTrailersAndErrorInfo() {
    try (RpcHarness harness = new RpcHarness((request, observer) -> refuse())) {
      Failure failure = Failure.of(() -> harness.stub().getWorkspace(REQUEST));

      assertThat(failure.metadata())
          .containsEntry(
              "call_id", Objects.requireNonNull(failure.trailers().get(CallScope.HEADER)));
    }
  }

  @Test
  void logLinesOfTheHandlerHaveIdAndMethod() {
    AtomicReference<String> logged = new AtomicReference<>();
    try (RpcHarness harness =
        new RpcHarness(
            (request, observer) -> {
              logged.set(MDC.get("call_id") + " " + MDC.get("method"));
              RpcHarness.answer(request, observer);
            })) {
      var _ = harness.stub(CallScope.HEADER, "abc").getWorkspace(REQUEST);
    }

    assertThat(logged.get()).isEqualTo("abc marketingmetrics.v1.WorkspaceService/GetWorkspace");
  }

  @Test
  void newIdsSortByTimeAndDiffer() {
    String id = CallScope.idFor(null, RpcHarness.CLOCK);
    String later =
        CallScope.idFor(
            null, java.time.Clock.offset(RpcHarness.CLOCK, java.time.Duration.ofMillis(1)));

    assertThat(id).isLessThan(later).isNotEqualTo(CallScope.idFor(null, RpcHarness.CLOCK));
  }

  private static void refuse() {
    throw MetricsException.invalidField("name", "no");
  }
}
