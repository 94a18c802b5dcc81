package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Acme.report;
import static org.marketingmetrics.server.channeldata.Row.at;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.over;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.channeldata.Row.within;

import com.google.protobuf.Timestamp;
import com.google.type.Date;
import com.google.type.Money;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.ClickScope;
import org.marketingmetrics.api.v1.ClvModel;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.Observation;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.server.rpc.Failure;

/** Every limit of a write is kept, and who breaks it is told the field. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteRulesTest {
  private static final long UNKNOWN = 77;

  private final Acme acme = Acme.open();

  @AfterAll
  void stop() {
    acme.close();
  }

  private static Row row() {
    return on("2026-02-01");
  }

  private static Arguments bad(String field, Row row) {
    return Arguments.of(field, report("ads", row).build());
  }

  private static Arguments bad(String field, WriteObservationsRequest.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static WriteObservationsRequest.Builder good() {
    return report("ads", row().count("clicks", 1));
  }

  private static WriteObservationsRequest.Builder day(int year, int month, int day) {
    var request = good();
    request
        .getObservationsBuilder(0)
        .getPeriodBuilder()
        .setDay(Date.newBuilder().setYear(year).setMonth(month).setDay(day));
    return request;
  }

  private static Row longPeriod() {
    return over("2010-01-01", "2020-01-09").count("clicks", 1);
  }

  private static Stream<Arguments> requests() {
    String value = "observations[0].values[0]";
    return Stream.of(
        bad("parent", good().setParent("workspaces/ACME")),
        bad("parent", good().setParent("acme")),
        bad("source", good().setSource("Google Ads")),
        bad("source", good().setSource("")),
        bad("source", good().setSource("a".repeat(64))),
        bad("source_kind", good().setSourceKindValue((int) UNKNOWN)),
        bad("source_time_zone", good().setSourceTimeZone("Mars/Olympus")),
        bad("source_time_zone", good().setSourceTimeZone("a".repeat(64))),
        bad("request", WriteObservationsRequest.newBuilder().setParent(Acme.NAME).setSource("ads")),
        bad("covered_range", good().setCoveredRange(range("2026-02-02", "2026-02-01"))),
        bad(value + ".count", row().count("clicks", -1)),
        bad(value, row().money("clicks", "1", "EUR")),
        bad(value, row().count("revenue", 1)),
        bad(value, row().decimal("clicks", "1.5")),
        bad(value, row().decimal("orders", "-1")),
        bad(value, row().decimal("orders", "1.2345678")),
        bad(value, row().decimal("orders", "9000000000000")),
        bad(value + ".decimal", row().decimal("orders", "NaN")),
        bad(value + ".decimal", row().decimal("orders", "Infinity")),
        bad(value + ".decimal", row().decimal("orders", "")),
        bad(value + ".decimal", row().decimal("orders", "1e999999999")),
        bad(value, row().money("ad_spend", "-1", "EUR")),
        bad(value, row().money("revenue", "9000000000000", "EUR")),
        bad(value, row().money("revenue", "0.000000001", "EUR")),
        bad(value + ".money.currency_code", row().money("revenue", "1", "euro")),
        bad(value + ".money.currency_code", row().money("revenue", "1", "")),
        bad(value + ".money.nanos", nanos(1, -1)),
        bad(value + ".money.nanos", nanos(0, 1_000_000_000)),
        bad(value + ".money.nanos", nanos(0, Integer.MIN_VALUE)),
        bad(
            value + ".money.currency_code",
            row().money("revenue", "1", "EUR", Basis.newBuilder().setCurrencyCode("USD").build())),
        bad(value + ".basis.attribution", row().count("impressions", 1, within(7))),
        bad(
            value + ".basis.currency_code",
            row().count("clicks", 1, Basis.newBuilder().setCurrencyCode("USD").build())),
        bad(
            value + ".basis.clv_model",
            row()
                .count(
                    "clicks",
                    1,
                    Basis.newBuilder().setClvModel(ClvModel.CLV_MODEL_SIMPLE).build())),
        bad(
            value + ".basis.click_scope",
            row().count("clicks", 1, Basis.newBuilder().setClickScopeValue((int) UNKNOWN).build())),
        bad(
            value + ".basis.session_rule",
            row().count("sessions", 1, Basis.newBuilder().setSessionRule("GA 4").build())),
        bad(
            value + ".basis.attribution.attributed.click_window_days",
            row().count("orders", 1, within(366))),
        bad(
            value + ".value",
            good()
                .setObservations(
                    0,
                    row().build().toBuilder()
                        .addValues(MeasureValue.newBuilder().setMeasure("clicks")))),
        bad("observations[0].values", row()),
        bad(
            "observations[0].period",
            good()
                .setObservations(
                    0,
                    Observation.newBuilder()
                        .addValues(MeasureValue.newBuilder().setMeasure("clicks").setCount(1)))),
        bad(
            "observations[0].dimensions[\"Channel\"]",
            row().with("Channel", "x").count("clicks", 1)),
        bad(
            "observations[0].dimensions[\"campaign\"]",
            row().with("campaign", "").count("clicks", 1)),
        bad(
            "observations[0].dimensions[\"campaign\"]",
            row().with("campaign", "x".repeat(256)).count("clicks", 1)),
        bad(
            "observations[0].dimensions[\"channel\"]",
            row().with("channel", "E-Mail").count("clicks", 1)),
        bad(
            "observations[0].known_at",
            row().count("clicks", 1).knownAt("2026-03-01T12:00:00.000001Z")),
        bad("observations[0].known_at", row().count("clicks", 1).knownAt("1969-12-31T23:59:59Z")),
        bad("observations[0].period.day", day(2026, 2, 29)),
        bad("observations[0].period.day", day(2026, 13, 1)),
        bad("observations[0].period.day", day(1969, 12, 31)),
        bad("observations[0].period.day", day(2200, 1, 1)),
        bad("observations[0].period.days", over("2026-02-02", "2026-02-01").count("clicks", 1)),
        bad("observations[0].period.days", longPeriod()),
        bad("observations[0].period.hour_start", at("2026-02-01T10:00:00.5Z").count("clicks", 1)));
  }

  private static WriteObservationsRequest.Builder nanos(long units, int nanos) {
    var request = good();
    request
        .getObservationsBuilder(0)
        .setValues(
            0,
            MeasureValue.newBuilder()
                .setMeasure("revenue")
                .setMoney(
                    Money.newBuilder().setCurrencyCode("EUR").setUnits(units).setNanos(nanos)));
    return request;
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("requests")
  void aBrokenRuleNamesItsField(String field, WriteObservationsRequest request) {
    Failure.invalid(() -> acme.data.writeObservations(request), field);
  }

  @Test
  void allBrokenRulesAreNamedAtOnce() {
    var request =
        report("ads", row().count("clicks", -1).count("impressions", -2)).setSource("Google Ads");

    Failure.invalid(
        () -> acme.write(request),
        "source",
        "observations[0].values[0].count",
        "observations[0].values[1].count");
  }

  @Test
  void whatIsAtTheLimitIsTaken() {
    acme.write(
        "limits",
        over("2010-01-01", "2020-01-08").count("clicks", Long.MAX_VALUE),
        row()
            .decimal("orders", "8999999999999.999999")
            .money("revenue", "-8999999999999.999999", "EUR")
            .money("refund_amount", "-0.000001", "EUR"),
        on("1970-01-01").count("clicks", 0).knownAt("2026-03-01T12:00:00Z"),
        on("2199-12-31").with("campaign", "x".repeat(255)).count("clicks", 1, clickScope()));

    assertThat(
            acme.value(Acme.query("clicks").setDateRange(range("2010-01-01", "2020-01-08")))
                .getNumerator()
                .getCount())
        .isEqualTo(Long.MAX_VALUE);
  }

  private static Basis clickScope() {
    return Basis.newBuilder().setClickScope(ClickScope.CLICK_SCOPE_LINK).build();
  }

  @Test
  void fiveThousandRowsAreTakenAndOneMoreIsNot() {
    WriteObservationsRequest.Builder request = report("bulk");
    for (int i = 0; i < 5_000; i++) {
      request.addObservations(row().with("campaign", "c" + i).count("clicks", 1).build());
    }
    assertThat(acme.write(request).getStoredCount()).isEqualTo(5_000);

    request.addObservations(row().with("campaign", "one more").count("clicks", 1).build());
    Failure.invalid(() -> acme.write(request), "observations");
  }

  @Test
  void anInstantThatIsNoInstantIsRefused() {
    var request = good();
    request.getObservationsBuilder(0).setKnownAt(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE));

    Failure.invalid(() -> acme.write(request), "observations[0].known_at");
  }
}
