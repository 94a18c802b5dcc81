package org.marketingmetrics.core.channeldata.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.Observation;
import org.marketingmetrics.core.channeldata.Observation.MeasureValue;
import org.marketingmetrics.core.channeldata.ObservedPeriod;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.report.cell.NumberCell;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.channeldata.report.table.Row;
import org.marketingmetrics.core.value.Quantity;

/** Turns the rows of one table into observations. */
final class RowMapper {
  private final TablePlan plan;
  private final RowTime time;
  private final RowNames names;
  private final RowNumbers numbers;
  private final RowRates rates;
  private final AttributionSetting attribution;
  private final List<TableLevel> levels;
  private final SeenSeries seen = new SeenSeries();

  RowMapper(Catalog catalog, TablePlan plan) {
    this.plan = plan;
    this.time = new RowTime(plan);
    this.names = new RowNames(plan);
    this.numbers = new RowNumbers(plan);
    this.rates = new RowRates(catalog);
    this.attribution = new AttributionSetting(plan.table());
    this.levels = TableLevel.of(plan.table());
  }

  /**
   * What a row says.
   *
   * @param key of its dimensions and period, which no other row of the file may have
   * @param observations one for each level of which it has values
   * @param disagreements rates that differ from their sides
   */
  record Mapped(
      long key, List<Observation> observations, List<RowNote.RateDisagrees> disagreements) {}

  /** True when the rows of the table can be dated. */
  boolean knowsTime() {
    return time.isKnown();
  }

  /** Reads a row. */
  Mapped map(Row row) throws RowRejection {
    Map<String, String> dimensions = names.of(row);
    ObservedPeriod period = time.of(row, dimensions);
    String currency = numbers.currency(row);
    List<Observation> observations = new ArrayList<>();
    List<RowNote.RateDisagrees> disagreements = new ArrayList<>();
    for (TableLevel level : levels) {
      List<MeasureValue> values = values(level, row, currency);
      addRates(level, row, values, disagreements);
      if (!values.isEmpty()) {
        observations.add(
            new Observation(
                series(dimensions, level), period, values, Basis.UNSPECIFIED, plan.knownAt()));
      }
    }
    return new Mapped(RowKeys.key(dimensions, period), observations, disagreements);
  }

  private SeriesKey series(Map<String, String> dimensions, TableLevel level) {
    if (level.at().isEmpty()) {
      return seen.series(dimensions);
    }
    Map<String, String> own = new TreeMap<>(dimensions);
    own.putAll(level.at());
    return seen.series(own);
  }

  private List<MeasureValue> values(TableLevel level, Row row, @Nullable String currency)
      throws RowRejection {
    List<MeasureValue> values = new ArrayList<>();
    for (BoundColumn column : level.counted()) {
      NumberCell.Value number = numbers.number(column, row);
      if (number != null && column.column().use() instanceof ColumnUse.Counted counted) {
        Quantity quantity = numbers.quantity(column, counted.measure(), number, row, currency);
        if (quantity != null) {
          Basis basis = attribution.of(row, counted.basis());
          values.add(new MeasureValue(counted.measure().measure(), quantity, basis));
        }
      }
    }
    return values;
  }

  private void addRates(
      TableLevel level,
      Row row,
      List<MeasureValue> values,
      List<RowNote.RateDisagrees> disagreements) {
    List<MeasureValue> kept = new ArrayList<>();
    for (BoundColumn column : level.rates()) {
      NumberCell.Value number = numbers.rate(column, row);
      if (number != null && column.column().use() instanceof ColumnUse.Rate rate) {
        RowRates.Given given =
            new RowRates.Given(column, rate, number, attribution.of(row, rate.basis()));
        RowNote.RateDisagrees disagreement = rates.disagreement(row.line(), given, values);
        if (disagreement != null) {
          disagreements.add(disagreement);
        }
        rates.kept(given, values).ifPresent(kept::add);
      }
    }
    values.addAll(kept);
  }
}
