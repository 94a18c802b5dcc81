package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.StringValue;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marketingmetrics.core.error.ErrorDetail;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

class StatusMapperTest {
  /** The contract says the code first in the comment of each reason. */
  private static final Pattern REASON =
      Pattern.compile("\\n  // ([A-Z_]+)\\. [^=]*?\\n  ERROR_REASON_([A-Z_]+) = ", Pattern.DOTALL);

  private record Name(String text) implements ErrorDetail {}

  private final StatusMapper mapper =
      new StatusMapper(
          Set.of(
              detail -> Optional.empty(),
              detail ->
                  detail instanceof Name name
                      ? Optional.of(StringValue.of(name.text()))
                      : Optional.empty()));

  @ParameterizedTest
  @EnumSource
  void everyReasonIsInTheContractWithItsCode(ErrorReason reason) throws IOException {
    StatusMapper.Failure failure =
        mapper.map(MetricsException.of(reason, "text").build(), scope(null));

    assertThat(contract()).containsEntry(reason.name(), failure.status().getCode().name());
    assertThat(info(failure).getReason()).isEqualTo(reason.name());
  }

  @Test
  void everyReasonOfTheContractCanBeGiven() throws IOException {
    Set<String> given =
        Arrays.stream(ErrorReason.values()).map(Enum::name).collect(Collectors.toSet());

    assertThat(given).containsAll(contract().keySet());
    assertThat(contract()).hasSize(org.marketingmetrics.api.v1.ErrorReason.values().length - 2);
  }

  private static Map<String, String> contract() throws IOException {
    String proto = Files.readString(Path.of("../proto/marketingmetrics/v1/error_reason.proto"));
    Map<String, String> codes = new HashMap<>();
    Matcher matcher = REASON.matcher(proto);
    while (matcher.find()) {
      codes.put(matcher.group(2), matcher.group(1));
    }
    return codes;
  }

  private static ErrorInfo info(StatusMapper.Failure failure) throws IOException {
    com.google.rpc.Status status =
        StatusProto.fromStatusAndTrailers(failure.status(), failure.trailers());
    return status.getDetails(0).unpack(ErrorInfo.class);
  }

  @Test
  void aTypedDetailTravelsAsItsMessage() {
    MetricsException e =
        MetricsException.of(ErrorReason.DEFINITION_MISMATCH, "text")
            .detail(new Name("both"))
            .build();

    StatusMapper.Failure failure = mapper.map(e, scope(null));

    assertThat(
            StatusProto.fromStatusAndTrailers(failure.status(), failure.trailers())
                .getDetailsList())
        .contains(Any.pack(StringValue.of("both")));
  }

  private static CallScope scope(@Nullable String language) {
    return new CallScope("id", "service/method", language);
  }

  @Test
  void whoNamesALanguageReadsTheReasonInIt() throws IOException {
    MetricsException e = MetricsException.of(ErrorReason.OVERLOADED, "busy").build();

    assertThat(localized(mapper.map(e, scope("ru-RU,ru;q=0.9,en;q=0.8"))))
        .contains(
            LocalizedMessage.newBuilder()
                .setLocale("ru")
                .setMessage("Сервер занят; повторите через мгновение.")
                .build());
    assertThat(localized(mapper.map(e, scope("fr"))).orElseThrow().getLocale()).isEqualTo("en");
    assertThat(localized(mapper.map(e, scope(null)))).isEmpty();
  }

  private static Optional<LocalizedMessage> localized(StatusMapper.Failure failure)
      throws IOException {
    com.google.rpc.Status status =
        StatusProto.fromStatusAndTrailers(failure.status(), failure.trailers());
    for (Any detail : status.getDetailsList()) {
      if (detail.is(LocalizedMessage.class)) {
        return Optional.of(detail.unpack(LocalizedMessage.class));
      }
    }
    return Optional.empty();
  }

  @Test
  void theCauseIsKeptForTheLog() {
    IllegalStateException cause = new IllegalStateException("why");

    assertThat(mapper.map(cause, scope(null)).status().getCause()).isSameAs(cause);
  }
}
