package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/**
 * One line of a report is restated again and again, by reports that hold some of its values, in any
 * order of columns and imported in any order. Many of them say what others say.
 */
public final class LatestReports {
  private static final Instant FIRST = Instant.parse("2026-04-01T00:00:00Z");
  private static final int REPORTS = 8;

  /** A value that may be reported; the window is that of its attribution, 0 for none. */
  private record Column(String measure, int window) {
    Basis basis() {
      return window == 0 ? Basis.UNSPECIFIED : Bases.attributed(window);
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          new Column("clicks", 0),
          new Column("impressions", 0),
          new Column("ad_spend", 0),
          new Column("orders", 7),
          new Column("orders", 14),
          new Column("revenue", 7));

  private record Report(Instant known, Map<Column, Integer> values, List<Column> order) {
    ReportRow row() {
      ReportRow row = ReportRow.row("campaign", "a").knownAt(known.toString());
      for (Column column : order) {
        BigDecimal number = BigDecimal.valueOf(values.getOrDefault(column, 0));
        boolean money = column.measure().equals("ad_spend") || column.measure().equals("revenue");
        Quantity quantity =
            money ? new Quantity.Money(number, "EUR") : new Quantity.Count(number, false);
        row.value(column.measure(), quantity, column.basis());
      }
      return row;
    }
  }

  private final Random random;
  private final List<Report> reports = new ArrayList<>();

  /** Reports of one seed. */
  public LatestReports(long seed) {
    this.random = new Random(seed);
    int distinct = random.nextBoolean() ? 2 : 1_000_000;
    for (int i = 0; i < REPORTS; i++) {
      List<Column> order = new ArrayList<>(COLUMNS);
      Collections.shuffle(order, random);
      order = order.subList(0, 1 + random.nextInt(COLUMNS.size()));
      Map<Column, Integer> values = new HashMap<>();
      order.forEach(column -> values.put(column, random.nextInt(distinct)));
      reports.add(new Report(FIRST.plusSeconds(3_600L * i), values, order));
    }
    Collections.shuffle(reports, random);
  }

  /** Of each value the report known latest holds, now and as of any instant. */
  public void assertLatestHolds(World world) {
    for (int written = 1; written <= REPORTS; written++) {
      world.write("ads", reports.get(written - 1).row());
      List<Report> known = reports.subList(0, written);
      Instant asOf = FIRST.plusSeconds(1_800L * random.nextInt(2 * REPORTS));
      for (Column column : COLUMNS) {
        assertThat(answer(world, column, null))
            .as("%s after %s", column, known)
            .isEqualTo(latest(known, column, Instant.MAX));
        assertThat(answer(world, column, asOf))
            .as("%s as of %s after %s", column, asOf, known)
            .isEqualTo(latest(known, column, asOf));
      }
    }
  }

  private static @Nullable Integer latest(List<Report> reports, Column column, Instant upTo) {
    TreeMap<Instant, Integer> known = new TreeMap<>();
    for (Report report : reports) {
      Integer value = report.values().get(column);
      if (value != null && !report.known().isAfter(upTo)) {
        known.put(report.known(), value);
      }
    }
    return known.isEmpty() ? null : known.lastEntry().getValue();
  }

  private static @Nullable Integer answer(World world, Column column, @Nullable Instant asOf) {
    Question question = world.ask(column.measure()).on(column.basis());
    MetricValue value = (asOf == null ? question : question.asOf(asOf.toString())).value();
    return value.numerator() == null ? null : value.numerator().number().intValueExact();
  }
}
