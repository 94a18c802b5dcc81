package org.marketingmetrics.core.funnel;

import java.util.List;
import java.util.Optional;

/**
 * A funnel that is built in (domain rules C1).
 *
 * @param id what callers name it by
 * @param nameEn English name
 * @param nameRu Russian name
 * @param steps ids of the measures, first step first
 * @param metrics ids of the measures and metrics computed beside the steps
 */
public record FunnelTemplate(
    String id, String nameEn, String nameRu, List<String> steps, List<String> metrics) {
  public FunnelTemplate {
    steps = List.copyOf(steps);
    metrics = List.copyOf(metrics);
  }

  /** All templates, by id. */
  public static final List<FunnelTemplate> ALL =
      List.of(
          new FunnelTemplate(
              "amazon",
              "Marketplace listing (Amazon)",
              "Карточка товара на маркетплейсе (Amazon)",
              List.of("impressions", "clicks", "sessions", "orders"),
              List.of("units", "ctr", "sessions_per_click", "unit_session_percentage", "aov")),
          new FunnelTemplate(
              "email",
              "E-mail",
              "Письма",
              List.of(
                  "emails_sent",
                  "emails_delivered",
                  "email_unique_opens",
                  "email_unique_clicks",
                  "orders"),
              List.of(
                  "delivery_rate",
                  "open_rate_sent",
                  "open_rate_delivered",
                  "ctr_email_unique_delivered",
                  "ctr_email_total_delivered",
                  "ctor",
                  "ctor_total",
                  "revenue_per_email")),
          new FunnelTemplate(
              "influencer",
              "Influencer",
              "Инфлюенсеры",
              List.of("impressions", "clicks", "orders"),
              List.of(
                  "ctr",
                  "conversion_rate_per_click",
                  "impression_to_order_rate",
                  "aov",
                  "revenue_per_click",
                  "rpm")),
          new FunnelTemplate(
              "web",
              "Web shop",
              "Интернет-магазин",
              List.of("sessions", "add_to_carts", "checkouts_started", "orders"),
              List.of(
                  "add_to_cart_rate", "checkout_abandonment_rate", "aov", "revenue_per_session")));

  /** The template of that id. */
  public static Optional<FunnelTemplate> find(String id) {
    return ALL.stream().filter(template -> template.id.equals(id)).findFirst();
  }
}
