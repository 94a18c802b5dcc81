package org.marketingmetrics.server.cli.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.api.v1.AllSales;
import org.marketingmetrics.api.v1.Attributed;
import org.marketingmetrics.api.v1.Attribution;
import org.marketingmetrics.api.v1.AttributionDateBasis;
import org.marketingmetrics.api.v1.AttributionModel;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.DeliveredRule;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.WriteObservationsRequest;

/**
 * Four weeks of a small shop: a creator's story, two mailings, and one product with its ads. Names
 * are labels, and nobody's numbers.
 */
public final class SampleData {
  /** First day of the sample, a Monday. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);

  /** Last day of the sample, inclusive: four weeks. */
  public static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 29);

  private static final Map<String, String> AMAZON =
      Map.of("channel", "marketplace", "platform", "amazon");

  private static final List<SampleReport> REPORTS =
      List.of(
          new SampleReport(
              "influencer.csv",
              "creator_report",
              SourceKind.SOURCE_KIND_AD_PLATFORM,
              Map.of("channel", "influencer"),
              Map.of(
                  "Campaign", "campaign",
                  "Platform", "platform",
                  "Placement", "placement",
                  "Creator", "creator",
                  "Creator type", "creator_type"),
              Map.of(
                  "Impressions", "impressions",
                  "Clicks", "clicks",
                  "Purchases", "orders",
                  "Sales", "revenue"),
              attributed(14)),
          new SampleReport(
              "mailings.csv",
              "mailer",
              SourceKind.SOURCE_KIND_MAIL_PLATFORM,
              Map.of("channel", "email"),
              Map.of("Campaign", "campaign", "List", "list"),
              Map.of(
                  "Sent", "emails_sent",
                  "Delivered", "emails_delivered",
                  "Unique opens", "email_unique_opens",
                  "Total opens", "email_opens_total",
                  "Unique clicks", "email_unique_clicks",
                  "Total clicks", "email_clicks_total",
                  "Orders", "orders",
                  "Sales", "revenue"),
              Basis.newBuilder()
                  .setDeliveredRule(DeliveredRule.DELIVERED_RULE_SENT_LESS_ALL_BOUNCES)
                  .build()),
          new SampleReport(
              "amazon_sponsored_products.csv",
              "amazon_ads",
              SourceKind.SOURCE_KIND_AD_PLATFORM,
              AMAZON,
              Map.of(
                  "Campaign Name", "campaign",
                  "Ad Group Name", "ad_group",
                  "Advertised ASIN", "product"),
              Map.of(
                  "Impressions", "impressions",
                  "Clicks", "clicks",
                  "Spend", "ad_spend",
                  "7 Day Total Sales", "revenue",
                  "7 Day Total Orders (#)", "orders",
                  "7 Day Total Units (#)", "units"),
              attributed(7)),
          new SampleReport(
              "amazon_business_report.csv",
              "amazon_business_report",
              SourceKind.SOURCE_KIND_MARKETPLACE,
              AMAZON,
              Map.of("(Child) ASIN", "product"),
              Map.of(
                  "Sessions - Total", "sessions",
                  "Page Views - Total", "page_views",
                  "Units Ordered", "units",
                  "Ordered Product Sales", "revenue",
                  "Total Order Items", "order_items"),
              Basis.newBuilder()
                  .setSessionRule("amazon_day")
                  .setAttribution(
                      Attribution.newBuilder().setAllSales(AllSales.getDefaultInstance()))
                  .build()));

  private SampleData() {}

  /**
   * The sample as writes to a workspace. Writing it again changes nothing.
   *
   * @param parent resource name of the workspace
   */
  public static List<WriteObservationsRequest> requests(String parent) {
    return REPORTS.stream().map(report -> report.request(parent, days())).toList();
  }

  /** The four weeks. */
  public static DateRange days() {
    return SampleReport.range(FIRST_DAY, LAST_DAY);
  }

  /** Actions within some days after a click, under the day of the click. */
  private static Basis attributed(int days) {
    return Basis.newBuilder()
        .setAttribution(
            Attribution.newBuilder()
                .setAttributed(
                    Attributed.newBuilder()
                        .setModel(AttributionModel.ATTRIBUTION_MODEL_LAST_TOUCH)
                        .setClickWindowDays(days)
                        .setDateBasis(AttributionDateBasis.ATTRIBUTION_DATE_BASIS_AD_INTERACTION)))
        .build();
  }
}
