package org.marketingmetrics.core.event.rollup;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.basis.ClickValidity;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.basis.ViewThreshold;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.core.channeldata.Dimensions;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.event.session.SessionCell;
import org.marketingmetrics.core.event.session.SessionRule;
import org.marketingmetrics.core.event.session.SessionTally;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.workspace.Workspace;

/**
 * Turns sums by campaign and day into rows: one of counts, and one of revenue for each currency, so
 * that a new currency moves no count to another row. Orders are all sales: each purchase once, in
 * the cell of its session.
 */
public final class RollUpRows {
  private static final String REVENUE = "revenue";

  private final Catalog catalog;

  /** For the measures of a catalogue. */
  public RollUpRows(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The rule of the workspace's default basis if it names a preset, else the platform's. */
  SessionRule rule(Workspace workspace) {
    return SessionRule.preset(workspace.defaultBasis().sessionRule())
        .orElse(SessionRule.PLATFORM_DEFAULT);
  }

  List<ObservationRow> of(SessionTally tally, Workspace workspace, long knownAt) {
    Basis basis =
        new Basis(
            Attribution.ALL,
            rule(workspace).id(),
            ClickScope.UNSPECIFIED,
            ClickValidity.UNSPECIFIED,
            DeliveredRule.UNSPECIFIED,
            ViewThreshold.UNSPECIFIED,
            "");
    List<ObservationRow> rows = new ArrayList<>();
    tally
        .cells()
        .forEach(
            (cell, counts) -> {
              if (counts.clicks() + counts.sessions() + counts.orders() > 0) {
                add(rows, cell, counts, basis, knownAt);
              }
            });
    return rows;
  }

  private void add(
      List<ObservationRow> rows,
      SessionCell cell,
      SessionTally.Counts counts,
      Basis basis,
      long knownAt) {
    rows.add(
        row(
            cell,
            basis,
            knownAt,
            Map.of(
                "clicks", counts.clicks(),
                "unique_clicks", counts.clickers(),
                "sessions", counts.sessions(),
                "converting_sessions", counts.converting(),
                "orders", counts.orders())));
    counts
        .revenueMicros()
        .forEach(
            (currency, micros) ->
                rows.add(
                    row(
                        cell,
                        basis.withCurrency(currency),
                        knownAt,
                        Map.of(REVENUE, stored(micros)))));
  }

  /** Money is stored in millionths, as the values of events are. */
  private static long stored(BigInteger micros) {
    return micros.longValueExact();
  }

  private ObservationRow row(
      SessionCell cell, Basis basis, long knownAt, Map<String, Long> numbers) {
    Set<BasisField> identity = EnumSet.noneOf(BasisField.class);
    Map<Integer, Long> values = new TreeMap<>();
    numbers.forEach(
        (id, number) -> {
          Stored measure = catalog.stored(id).orElseThrow();
          identity.addAll(measure.identity());
          values.put(
              measure.ordinal(),
              id.equals(REVENUE) ? number : Math.multiplyExact(number, measure.storedScale()));
        });
    String campaign = cell.campaign() == null ? Dimensions.UNKNOWN : cell.campaign();
    return new ObservationRow(
        0,
        SeriesKey.of(Map.of(Dimensions.CAMPAIGN, campaign)),
        Period.ofDay(java.util.Objects.requireNonNull(cell.day())),
        basis.project(identity),
        knownAt,
        RowValues.of(values));
  }
}
