package org.marketingmetrics.bench;

import com.google.protobuf.util.Timestamps;
import com.google.type.Money;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.Observation;
import org.marketingmetrics.api.v1.ObservationChunk;
import org.marketingmetrics.api.v1.ObservationPeriod;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.WriteBatch;

/** Batches of a store as a client sends them. */
final class ObservationChunks {
  private static final String CURRENCY = "EUR";
  private static final long MICROS = 1_000_000;

  private ObservationChunks() {}

  static List<ObservationChunk> of(List<WriteBatch> batches) {
    List<ObservationChunk> chunks = new ArrayList<>();
    for (WriteBatch batch : batches) {
      ObservationChunk.Builder chunk =
          ObservationChunk.newBuilder().setSequence(chunks.size() + 1L);
      batch.rows().forEach(row -> chunk.addObservations(of(row)));
      chunks.add(chunk.build());
    }
    return chunks;
  }

  private static Observation of(ObservationRow row) {
    Observation.Builder observation =
        Observation.newBuilder()
            .putAllDimensions(row.series().values())
            .setPeriod(
                ObservationPeriod.newBuilder().setDay(ObservationLoader.date(row.period().day())))
            .setKnownAt(Timestamps.fromMicros(row.knownAt()));
    for (int i = 0; i < row.values().size(); i++) {
      Measure measure = Catalog.standard().measures().get(row.values().ordinal(i));
      observation.addValues(value(measure, row.values().value(i)));
    }
    return observation.build();
  }

  private static MeasureValue.Builder value(Measure measure, long stored) {
    MeasureValue.Builder value = MeasureValue.newBuilder().setMeasure(measure.id());
    return measure.isMoney()
        ? value.setMoney(
            Money.newBuilder()
                .setCurrencyCode(CURRENCY)
                .setUnits(stored / MICROS)
                .setNanos(Math.toIntExact(stored % MICROS * 1_000)))
        : value.setCount(measure.fractional() ? stored / MICROS : stored);
  }
}
