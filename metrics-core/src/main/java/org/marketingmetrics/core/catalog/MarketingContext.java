package org.marketingmetrics.core.catalog;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A part of marketing in whose language a short name has fewer meanings. */
public enum MarketingContext {
  PAID,
  SOCIAL,
  INFLUENCER,
  MARKETPLACE,
  EMAIL,
  WEB;

  /** The name the catalogue uses, for example {@code email}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The context of that name. */
  public static Optional<MarketingContext> find(String id) {
    return EnumSet.allOf(MarketingContext.class).stream()
        .filter(context -> context.id().equals(id))
        .findFirst();
  }

  /**
   * The contexts that a channel of the vocabulary belongs to, also given as a context's own name;
   * empty for anything else, which decides nothing.
   */
  public static Set<MarketingContext> ofChannel(String channel) {
    return switch (channel) {
      case "paid_search", "display", "paid" -> EnumSet.of(PAID);
      case "paid_social" -> EnumSet.of(PAID, SOCIAL);
      case "social" -> EnumSet.of(SOCIAL);
      case "influencer" -> EnumSet.of(INFLUENCER);
      case "marketplace" -> EnumSet.of(MARKETPLACE);
      case "email" -> EnumSet.of(EMAIL);
      case "organic", "referral", "direct", "web" -> EnumSet.of(WEB);
      default -> EnumSet.noneOf(MarketingContext.class);
    };
  }
}
