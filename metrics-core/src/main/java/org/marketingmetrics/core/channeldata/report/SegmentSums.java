package org.marketingmetrics.core.channeldata.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.MeasureKind;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.core.channeldata.Observation;
import org.marketingmetrics.core.channeldata.Observation.MeasureValue;
import org.marketingmetrics.core.channeldata.ObservedPeriod;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.value.Quantity;

/**
 * Adds rows that differ only in a breakdown that is given up. What does not add up, such as people
 * reached on several devices, is left out as soon as there is more than one row.
 */
final class SegmentSums {
  /** Rows added up in one pass over the file. */
  static final int MOST = 1 << 17;

  private final Catalog catalog;
  private final Map<Key, Sums> sums = new LinkedHashMap<>();

  SegmentSums(Catalog catalog) {
    this.catalog = catalog;
  }

  private record Key(SeriesKey series, ObservedPeriod period) {}

  private record Value(MeasureId measure, @Nullable Basis basis, String currency) {
    static Value of(MeasureValue value) {
      String currency =
          value.quantity() instanceof Quantity.Money(BigDecimal _, String code) ? code : "";
      return new Value(value.measure(), value.basis(), currency);
    }
  }

  private static final class Sums {
    private final Observation first;
    private final Map<Value, Quantity> values = new LinkedHashMap<>();
    private int rows;

    Sums(Observation first) {
      this.first = first;
    }
  }

  void add(Observation observation) {
    Sums own =
        sums.computeIfAbsent(
            new Key(observation.series(), observation.period()), key -> new Sums(observation));
    own.rows++;
    for (MeasureValue value : observation.values()) {
      own.values.merge(Value.of(value), value.quantity(), SegmentSums::sum);
    }
  }

  private static Quantity sum(Quantity one, Quantity other) {
    BigDecimal number = one.number().add(other.number());
    return switch (one) {
      case Quantity.Money(var _, var currency) -> new Quantity.Money(number, currency);
      case Quantity.Count(var _, boolean fractional) ->
          new Quantity.Count(
              number, fractional || (other instanceof Quantity.Count count && count.fractional()));
    };
  }

  /** The observations, each once. */
  List<Observation> observations() {
    List<Observation> all = new ArrayList<>();
    for (Sums own : sums.values()) {
      List<MeasureValue> values = new ArrayList<>();
      own.values.forEach(
          (value, quantity) -> {
            if (own.rows == 1 || addsUp(value.measure())) {
              values.add(new MeasureValue(value.measure(), quantity, value.basis()));
            }
          });
      if (!values.isEmpty()) {
        all.add(
            new Observation(
                own.first.series(),
                own.first.period(),
                values,
                own.first.basis(),
                own.first.knownAt()));
      }
    }
    return all;
  }

  private boolean addsUp(MeasureId id) {
    Optional<Stored> stored = catalog.stored(id.id());
    return stored.isPresent()
        && stored.get() instanceof Measure measure
        && (measure.kind() == MeasureKind.COUNT || measure.kind() == MeasureKind.CURRENCY);
  }

  void clear() {
    sums.clear();
  }
}
