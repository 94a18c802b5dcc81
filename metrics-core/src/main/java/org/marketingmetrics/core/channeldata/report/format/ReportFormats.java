package org.marketingmetrics.core.channeldata.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.marketingmetrics.core.catalog.Catalog;

/** The formats that the product knows, one file each beside this class. */
public final class ReportFormats {
  private static final List<String> IDS =
      List.of(
          "amazon_ads_sponsored_products",
          "amazon_ads_unified",
          "amazon_business_report",
          "amazon_attribution",
          "google_ads",
          "meta_ads",
          "tiktok_ads",
          "mailchimp_campaigns",
          "mailchimp_campaign_report",
          "klaviyo_campaigns",
          "ga4_traffic_acquisition",
          "plain_csv");

  private final List<ReportFormat> formats;

  private ReportFormats(List<ReportFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  /** All formats of this release, in the order people read them. */
  public static ReportFormats standard(Catalog catalog) {
    return new ReportFormats(IDS.stream().map(id -> FormatYaml.read(catalog, text(id))).toList());
  }

  /** The description of a format as its file has it. */
  static String text(String id) {
    try (InputStream in = ReportFormats.class.getResourceAsStream(id + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException(id + ".yaml is missing from the core jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The formats. */
  public List<ReportFormat> all() {
    return formats;
  }

  /** The format of that id. */
  public Optional<ReportFormat> find(String id) {
    return formats.stream().filter(format -> format.id().equals(id)).findFirst();
  }
}
