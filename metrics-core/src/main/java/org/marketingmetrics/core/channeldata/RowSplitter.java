package org.marketingmetrics.core.channeldata;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.period.Period;

/**
 * Splits the values of one observation into as few rows as possible, so that in each row the
 * identity fields of every measure are exactly those of the row's basis: clicks are stored once
 * beside 7-day and 14-day sales.
 */
final class RowSplitter {
  private final List<Row> rows = new ArrayList<>();

  private static final class Row {
    private final Map<BasisField, String> fields = new EnumMap<>(BasisField.class);
    private final Map<Integer, Long> values = new TreeMap<>();
    private Basis basis = Basis.UNSPECIFIED;

    boolean takes(StoredValue value) {
      return !values.containsKey(value.stored().ordinal())
          && value.stored().identity().stream()
              .allMatch(
                  field ->
                      fields
                          .getOrDefault(field, value.basis().text(field))
                          .equals(value.basis().text(field)));
    }

    void put(StoredValue value) {
      value.stored().identity().forEach(field -> fields.put(field, value.basis().text(field)));
      basis = basis.with(value.basis(), value.stored().identity());
      values.put(value.stored().ordinal(), value.value());
    }
  }

  void add(StoredValue value) {
    for (Row row : rows) {
      if (row.takes(value)) {
        row.put(value);
        return;
      }
    }
    Row row = new Row();
    row.put(value);
    rows.add(row);
  }

  List<ObservationRow> rows(int observation, SeriesKey series, Period period, long knownAt) {
    return rows.stream()
        .map(
            row ->
                new ObservationRow(
                    observation, series, period, row.basis, knownAt, RowValues.of(row.values)))
        .toList();
  }
}
