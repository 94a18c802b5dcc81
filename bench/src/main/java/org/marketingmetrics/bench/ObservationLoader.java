package org.marketingmetrics.bench;

import com.google.type.Date;
import com.google.type.Money;
import io.grpc.Channel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.Observation;
import org.marketingmetrics.api.v1.ObservationPeriod;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.api.v1.WriteObservationsRequest;

/** Writes a generated workspace as any client would: WriteObservations, 5,000 rows a request. */
final class ObservationLoader {
  static final String WORKSPACE = "bench";
  static final String PARENT = "workspaces/" + WORKSPACE;
  static final String SOURCE = "rollup";

  private static final int BATCH = 5_000;
  private static final String CURRENCY = "EUR";

  private final Shape shape;
  private final ObservationGenerator generator =
      new ObservationGenerator(ObservationGenerator.SEED);

  ObservationLoader(Shape shape) {
    this.shape = shape;
  }

  /** Writes everything, day after day as reports come, and tells how far it is. */
  void load(Channel server, Output out) {
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(server)
            .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId(WORKSPACE).build());
    var data = ChannelDataServiceGrpc.newBlockingStub(server);
    long begin = System.nanoTime();
    long written = 0;
    List<Observation> batch = new ArrayList<>(BATCH);
    for (int day = 0; day < shape.days(); day++) {
      for (int series = 0; series < shape.series(); series++) {
        batch.add(observation(series, Shape.FIRST_DAY.plusDays(day)));
        if (batch.size() == BATCH || written + batch.size() == shape.rows()) {
          written += data.writeObservations(request(batch)).getStoredCount();
          batch.clear();
          progress(out, written, begin);
        }
      }
    }
    if (written != shape.rows()) {
      throw new IllegalStateException("%d of %d rows stored".formatted(written, shape.rows()));
    }
  }

  private void progress(Output out, long written, long begin) {
    if (written % (shape.rows() / 10) == 0) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      out.progress(
          "  %,9d of %,d rows written, %,.0f rows/s"
              .formatted(written, shape.rows(), written / seconds));
    }
  }

  private static WriteObservationsRequest request(List<Observation> batch) {
    return WriteObservationsRequest.newBuilder()
        .setParent(PARENT)
        .setSource(SOURCE)
        .setSourceKind(SourceKind.SOURCE_KIND_OWN_ROLLUP)
        .addAllObservations(batch)
        .build();
  }

  private Observation observation(int series, LocalDate day) {
    int channel = series / shape.campaigns();
    int campaign = series % shape.campaigns();
    GeneratedRow row = generator.row(channel, campaign, day);
    return Observation.newBuilder()
        .putDimensions("channel", shape.channel(channel))
        .putDimensions("campaign", shape.campaign(channel, campaign))
        .setPeriod(ObservationPeriod.newBuilder().setDay(date(day)))
        .addValues(count("impressions", row.impressions()))
        .addValues(count("clicks", row.clicks()))
        .addValues(count("sessions", row.sessions()))
        .addValues(count("add_to_carts", row.carts()))
        .addValues(count("checkouts_started", row.checkouts()))
        .addValues(count("orders", row.orders()))
        .addValues(money("revenue", row.revenueCents()))
        .addValues(money("ad_spend", row.spendCents()))
        .build();
  }

  static Date date(LocalDate day) {
    return Date.newBuilder()
        .setYear(day.getYear())
        .setMonth(day.getMonthValue())
        .setDay(day.getDayOfMonth())
        .build();
  }

  private static MeasureValue count(String measure, long count) {
    return MeasureValue.newBuilder().setMeasure(measure).setCount(count).build();
  }

  private static MeasureValue money(String measure, long cents) {
    return MeasureValue.newBuilder()
        .setMeasure(measure)
        .setMoney(
            Money.newBuilder()
                .setCurrencyCode(CURRENCY)
                .setUnits(cents / 100)
                .setNanos(Math.toIntExact(cents % 100) * 10_000_000))
        .build();
  }
}
