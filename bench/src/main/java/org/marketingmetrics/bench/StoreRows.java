package org.marketingmetrics.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.period.Period;

/** A keyword report: a batch for each day, a row for each keyword, eight measures. */
final class StoreRows {
  static final int SERIES = 5_000;

  /** When the rows are known at first, microseconds since 1970 UTC. */
  static final long KNOWN_AT = 1_768_867_200_000_000L;

  static final List<String> MEASURES =
      List.of(
          "impressions",
          "clicks",
          "page_views",
          "add_to_carts",
          "orders",
          "units",
          "revenue",
          "ad_spend");

  private static final int CAMPAIGNS = 50;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  private StoreRows() {}

  /**
   * The batches of a writer.
   *
   * @param knownLater microseconds after {@link #KNOWN_AT}
   * @param more added to every value
   */
  static List<WriteBatch> of(int writer, int days, long knownLater, long more) {
    int[] ordinals =
        MEASURES.stream()
            .mapToInt(id -> Catalog.standard().measure(new MeasureId(id)).ordinal())
            .sorted()
            .toArray();
    Set<String> campaigns = new HashSet<>();
    List<SeriesKey> series = new ArrayList<>();
    for (int i = 0; i < SERIES; i++) {
      String campaign = "Campaign " + i % CAMPAIGNS;
      campaigns.add(campaign);
      series.add(
          SeriesKey.of(
              Map.of(
                  "channel",
                  "paid_search",
                  "campaign",
                  campaign,
                  "ad_group",
                  "Group " + i % (10 * CAMPAIGNS),
                  "keyword",
                  "keyword %d of writer %d".formatted(i, writer))));
    }
    List<WriteBatch> batches = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      List<ObservationRow> rows = new ArrayList<>();
      Period period = Period.ofDay(FIRST.plusDays(day));
      for (int i = 0; i < SERIES; i++) {
        long[] values = new long[ordinals.length];
        for (int measure = 0; measure < values.length; measure++) {
          values[measure] = 1_000L + 7L * i + (long) day * measure + more;
        }
        rows.add(
            new ObservationRow(
                i,
                series.get(i),
                period,
                Basis.UNSPECIFIED,
                KNOWN_AT + knownLater,
                RowValues.ofArrays(ordinals, values)));
      }
      Source source = new Source("ads", SourceKind.AD_PLATFORM, ZoneOffset.UTC);
      batches.add(new WriteBatch(source, rows, null, Set.of("paid_search"), campaigns, null));
    }
    return batches;
  }
}
