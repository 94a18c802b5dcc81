package org.marketingmetrics.core.channeldata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.marketingmetrics.core.channeldata.PlainRow.PlainValue;
import org.marketingmetrics.core.period.Grain;

/** Small worlds: a few sources with a few reports each, that overlap in every way reports do. */
final class RandomReports {
  private static final LocalDate FIRST = LocalDate.of(2026, 2, 20);
  private static final int DAYS = 24;
  private static final List<SourceKind> KINDS =
      List.of(
          SourceKind.AD_PLATFORM,
          SourceKind.AD_PLATFORM,
          SourceKind.WEB_ANALYTICS,
          SourceKind.SHOP,
          SourceKind.OWN_ROLLUP);
  private static final Map<String, List<String>> DIMENSIONS =
      new TreeMap<>(
          Map.of(
              "channel", List.of("paid_search", "display"),
              "account", List.of("de", "us"),
              "campaign", List.of("a", "b", "c"),
              "device", List.of("mobile", "desktop")));
  private static final List<String> MEASURES =
      List.of("impressions", "clicks", "orders", "revenue", "ad_spend", "sessions");
  private static final List<PlainQuestion.Definition> DEFINITIONS =
      List.of(
          new PlainQuestion.Definition("clicks", "clicks", null, 0),
          new PlainQuestion.Definition("impressions", "impressions", null, 0),
          new PlainQuestion.Definition("orders", "orders", null, 0),
          new PlainQuestion.Definition("revenue", "revenue", null, 0),
          new PlainQuestion.Definition("ad_spend", "ad_spend", null, 0),
          new PlainQuestion.Definition("sessions", "sessions", null, 0),
          new PlainQuestion.Definition("ctr", "clicks", "impressions", 0),
          new PlainQuestion.Definition("cpc", "ad_spend", "clicks", 0),
          new PlainQuestion.Definition("conversion_rate_per_click", "orders", "clicks", 0),
          new PlainQuestion.Definition("sessions_per_click", "sessions", "clicks", 0),
          new PlainQuestion.Definition("aov", "revenue", "orders", 0),
          new PlainQuestion.Definition("roas", "revenue", "ad_spend", 1),
          new PlainQuestion.Definition("tacos", "ad_spend", "revenue", -1));

  private final Random random;
  private final Map<String, SourceKind> kinds = new TreeMap<>();
  private final List<PlainRow> rows = new ArrayList<>();
  private final Set<List<Object>> keys = new HashSet<>();

  RandomReports(long seed) {
    this.random = new Random(seed);
    int sources = 1 + random.nextInt(3);
    for (int i = 0; i < sources; i++) {
      String source = "s" + i;
      kinds.put(source, oneOf(KINDS));
      int reports = 1 + random.nextInt(3);
      for (int report = 0; report < reports; report++) {
        addReport(source);
      }
    }
  }

  List<PlainRow> rows() {
    return rows;
  }

  Map<String, SourceKind> kinds() {
    return kinds;
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private void addReport(String source) {
    List<String> level = new ArrayList<>();
    for (String dimension : DIMENSIONS.keySet()) {
      if (chance(0.3)) {
        level.add(dimension);
      }
    }
    List<String> measures = new ArrayList<>();
    for (String measure : MEASURES) {
      if (chance(0.75)) {
        measures.add(measure);
      }
    }
    int length = oneOf(List.of(1, 1, 1, 1, 7, 3, 0));
    int firstWindow = oneOf(List.of(0, 7, 7, 14, -1));
    int secondWindow = chance(0.2) ? oneOf(List.of(7, 14, -1)) : firstWindow;
    String currency = chance(0.85) ? "EUR" : "USD";
    int from = random.nextInt(DAYS / 2);
    int to = from + random.nextInt(DAYS - from);
    double density = oneOf(List.of(1.0, 0.9, 0.5));
    int series = 1 + random.nextInt(3);
    for (int one = 0; one < series; one++) {
      Map<String, String> dimensions = new TreeMap<>();
      level.forEach(
          name -> dimensions.put(name, oneOf(DIMENSIONS.getOrDefault(name, List.of("x")))));
      for (int day = from; day <= to; day += Math.max(1, length)) {
        for (int hour = 0; hour < (length == 0 ? 24 : 1); hour++) {
          if (chance(density)) {
            Set<Integer> windows = new java.util.TreeSet<>(List.of(firstWindow, secondWindow));
            if (windows.size() > 1) {
              windows.remove(0);
            }
            add(source, dimensions, FIRST.plusDays(day), length, hour, measures, windows, currency);
          }
        }
      }
    }
  }

  private void add(
      String source,
      Map<String, String> dimensions,
      LocalDate day,
      int length,
      int hour,
      List<String> measures,
      Set<Integer> windows,
      String currency) {
    List<PlainValue> values = new ArrayList<>();
    for (String measure : measures) {
      if (chance(0.9)) {
        boolean money = measure.equals("revenue") || measure.equals("ad_spend");
        boolean sales = measure.equals("orders") || measure.equals("revenue");
        for (int window : sales ? windows : Set.of(0)) {
          BigDecimal number = BigDecimal.valueOf(random.nextInt(20));
          if (money) {
            number = number.add(new BigDecimal("0.000001"));
          }
          values.add(new PlainValue(measure, number, window, money ? currency : ""));
        }
      }
    }
    if (!values.isEmpty() && keys.add(List.of(source, dimensions, day, length, hour))) {
      rows.add(new PlainRow(source, dimensions, day, length, hour, values));
    }
  }

  PlainQuestion question() {
    boolean filtered = chance(0.2);
    String dimension = oneOf(List.of("channel", "account", "campaign", "device"));
    int from = random.nextInt(DAYS);
    int to = from + random.nextInt(DAYS + 10 - from);
    boolean whole = chance(0.5);
    List<String> sources = new ArrayList<>(kinds.keySet());
    return new PlainQuestion(
        oneOf(DEFINITIONS),
        oneOf(
            List.of(
                List.<String>of(),
                List.<String>of(),
                List.<String>of(),
                List.<String>of(),
                List.of("channel"),
                List.of("channel"),
                List.of("campaign"),
                List.of("device"),
                List.of("account", "campaign"))),
        filtered ? dimension : "",
        oneOf(DIMENSIONS.getOrDefault(dimension, List.of("x"))),
        chance(0.3),
        whole ? LocalDate.of(2026, 2, 1) : FIRST.plusDays(from),
        whole ? LocalDate.of(2026, 3, 31) : FIRST.plusDays(to),
        oneOf(List.of(Grain.TOTAL, Grain.TOTAL, Grain.DAY, Grain.WEEK, Grain.MONTH)),
        chance(0.25) ? oneOf(List.of(7, 14)) : 0,
        chance(0.4) ? 7 : 0,
        chance(0.5),
        chance(0.2) ? List.of(oneOf(sources)) : List.of(),
        chance(0.2) ? List.of(oneOf(sources)) : List.of(),
        kinds);
  }
}
