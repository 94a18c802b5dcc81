package org.marketingmetrics.core.channeldata.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.report.table.ReportFile;
import org.marketingmetrics.core.period.DateRange;

/** The report files that tests import, all written by hand with invented numbers. */
final class Fixtures {
  private Fixtures() {}

  /** A file and what is said beside it. */
  record Fixture(String file, ImportOptions options) {
    @Override
    public String toString() {
      return file;
    }
  }

  /** Options as tests write them. */
  static final class With {
    private @Nullable String format;
    private @Nullable String mapping;
    private @Nullable String source;
    private @Nullable ZoneId zone;
    private @Nullable DateRange period;
    private @Nullable String currency;
    private final TreeMap<String, String> dimensions = new TreeMap<>();
    private Set<String> dropped = Set.of();
    private boolean replaceRange;
    private boolean strict;
    private boolean dryRun;

    With format(String id) {
      format = id;
      return this;
    }

    With mapping(String file) {
      mapping = new String(bytes(file), StandardCharsets.UTF_8);
      return this;
    }

    With source(String id) {
      source = id;
      return this;
    }

    With zone(String id) {
      zone = ZoneId.of(id);
      return this;
    }

    With period(String first, String last) {
      period = new DateRange(LocalDate.parse(first), LocalDate.parse(last));
      return this;
    }

    With currency(String code) {
      currency = code;
      return this;
    }

    With dimension(String name, String value) {
      dimensions.put(name, value);
      return this;
    }

    With dropped(String... headers) {
      dropped = Set.of(headers);
      return this;
    }

    With replacingRange() {
      replaceRange = true;
      return this;
    }

    With strict() {
      strict = true;
      return this;
    }

    With dryRun() {
      dryRun = true;
      return this;
    }

    ImportOptions options() {
      return new ImportOptions(
          format,
          mapping,
          source,
          zone,
          period,
          currency,
          dimensions,
          dropped,
          replaceRange,
          strict,
          dryRun);
    }
  }

  private static Fixture of(String file) {
    return new Fixture(file, ImportOptions.NONE);
  }

  private static Fixture of(String file, With with) {
    return new Fixture(file, with.options());
  }

  /** Every fixture that has an outcome of its own. */
  static List<Fixture> all() {
    With march = new With().period("2026-03-01", "2026-03-31");
    return List.of(
        of("amazon_ads_search_terms.csv"),
        of("amazon_ads_search_terms.xlsx"),
        of("amazon_ads_advertised_products_14_days.csv"),
        of("amazon_ads_unified.csv"),
        of("amazon_business_report.csv", march),
        of("amazon_business_report_older.csv", march.dimension("marketplace", "amazon.com")),
        of("amazon_attribution_api.csv", new With().currency("USD")),
        of("amazon_attribution_console.csv", new With().currency("USD")),
        of("google_ads_utf16.csv"),
        of("google_ads_segmented.csv"),
        of("google_ads_german.csv"),
        of("google_ads_portuguese.csv"),
        of("google_ads_french_totals.csv"),
        of("meta_ads_period.csv"),
        of("meta_ads_french.csv"),
        of("meta_ads_daily_aud.csv"),
        of("tiktok_ads.csv"),
        of("tiktok_ads_korean.csv"),
        of("mailchimp_campaigns.csv", new With().currency("USD").zone("America/New_York")),
        of("mailchimp_campaign_report.csv"),
        of("mailchimp_campaign_report_combinations.csv"),
        of("klaviyo_campaigns.csv", new With().currency("EUR")),
        of("ga4_traffic_acquisition.csv", new With().currency("USD")),
        of("ga4_german.csv"),
        of("plain_csv.csv", new With().source("own")),
        of("plain_csv_hours.csv"),
        of("hazard_dates_ambiguous.csv"),
        of("hazard_dates_month_first.csv"),
        of("hazard_dates_contradictory.csv"),
        of("hazard_numbers_ambiguous.csv"),
        of("hazard_numbers_decided_by_counts.csv"),
        of("hazard_repeated_segment.csv"),
        of("hazard_rejected_rows.csv"),
        of("hazard_currencies.csv"),
        of("hazard_total_in_name.csv"),
        of("hazard_custom.csv", new With().mapping("hazard_custom.mapping.yaml").currency("EUR")));
  }

  /** The bytes of a file beside the tests. */
  static byte[] bytes(String file) {
    try (InputStream in = Fixtures.class.getResourceAsStream("fixtures/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no fixture " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ReportFile file(String name) {
    return file(bytes(name));
  }

  static ReportFile file(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  static ReportFile text(String text) {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }
}
