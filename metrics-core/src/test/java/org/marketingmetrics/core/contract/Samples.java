package org.marketingmetrics.core.contract;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.basis.ClickValidity;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.basis.ViewThreshold;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.DeclaredDays;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.WriteStamp;

/** Rows and batches as tests write them. */
final class Samples {
  static final Source ADS = new Source("ads", SourceKind.AD_PLATFORM, ZoneOffset.UTC);
  static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  static final Period PERIOD = Period.ofDay(DAY);
  static final SeriesKey SERIES = series("channel", "paid_search", "campaign", "Spring");

  /** 2026-01-20T00:00Z; instants of tests count microseconds from there. */
  static final long T0 = 1_768_867_200_000_000L;

  private Samples() {}

  /** Dimensions and their values in turn. */
  static SeriesKey series(String... namesAndValues) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return SeriesKey.of(values);
  }

  /** A measure and its stored value. */
  static RowValues measured(String measure, long value) {
    return RowValues.of(Map.of(ordinal(measure), value));
  }

  /** Two measures and their stored values. */
  static RowValues measured(String measure, long value, String other, long otherValue) {
    return RowValues.of(Map.of(ordinal(measure), value, ordinal(other), otherValue));
  }

  private static int ordinal(String measure) {
    return Catalog.standard().stored(measure).orElseThrow().ordinal();
  }

  /** Sales credited for that many days after a click, in US dollars. */
  static Basis attributed(int days) {
    return new Basis(
        new Attribution.Attributed(
            Attribution.Model.LAST_TOUCH, days, 0, Attribution.DateBasis.AD_INTERACTION),
        "",
        ClickScope.LINK,
        ClickValidity.UNSPECIFIED,
        DeliveredRule.UNSPECIFIED,
        ViewThreshold.UNSPECIFIED,
        "USD");
  }

  /** A row of the usual series and day without stated basis, known {@code after} T0. */
  static ObservationRow row(long after, RowValues values) {
    return row(SERIES, PERIOD, Basis.UNSPECIFIED, after, values);
  }

  /** A row known {@code after} T0. */
  static ObservationRow row(
      SeriesKey series, Period period, Basis basis, long after, RowValues values) {
    return new ObservationRow(0, series, period, basis, T0 + after, values);
  }

  /** A batch of {@link #ADS}; every row is an observation of its own. */
  static WriteBatch batch(ObservationRow... rows) {
    return batch(ADS, null, null, rows);
  }

  /** A batch that is applied once. */
  static WriteBatch batch(WriteStamp stamp, ObservationRow... rows) {
    return batch(ADS, null, stamp, rows);
  }

  /** A batch of a report that declares its days. */
  static WriteBatch batch(DateRange declared, ObservationRow... rows) {
    return batch(ADS, declared, null, rows);
  }

  static WriteBatch batch(
      Source source,
      @Nullable DateRange declared,
      @Nullable WriteStamp stamp,
      ObservationRow... rows) {
    Set<String> channels = new HashSet<>();
    Set<String> campaigns = new HashSet<>();
    ObservationRow[] numbered = rows.clone();
    for (int i = 0; i < rows.length; i++) {
      ObservationRow r = rows[i];
      numbered[i] =
          new ObservationRow(i, r.series(), r.period(), r.basis(), r.knownAt(), r.values());
      Map<String, String> dimensions = r.series().values();
      add(channels, dimensions.get("channel"));
      add(campaigns, dimensions.get("campaign"));
    }
    return new WriteBatch(
        source, Arrays.asList(numbered), declared(declared, rows), channels, campaigns, stamp);
  }

  /** Known with the last of the rows, at T0 without any. */
  private static @Nullable DeclaredDays declared(@Nullable DateRange range, ObservationRow[] rows) {
    long known = Arrays.stream(rows).mapToLong(ObservationRow::knownAt).max().orElse(T0);
    return range == null ? null : new DeclaredDays(range, known);
  }

  private static void add(Set<String> names, @Nullable String name) {
    if (name != null) {
      names.add(name);
    }
  }

  /** The natural key that readers get the row under. */
  static Reading.Key key(ObservationRow row) {
    return new Reading.Key(row.series(), row.period(), ADS.id(), row.basis());
  }

  /** All rows as one list. */
  static ObservationRow[] array(List<ObservationRow> rows) {
    return rows.toArray(ObservationRow[]::new);
  }
}
