package org.marketingmetrics.core.glossary;

import java.util.Locale;
import java.util.Set;
import org.marketingmetrics.core.catalog.MarketingContext;

/** Who reads: decides which examples are shown and which meaning of a short name comes first. */
public enum Audience {
  EMAIL_MARKETER(MarketingContext.EMAIL),
  AMAZON_SELLER(MarketingContext.MARKETPLACE),
  INFLUENCER_MARKETER(MarketingContext.INFLUENCER),
  WEB_ANALYST(MarketingContext.WEB);

  private final MarketingContext context;

  Audience(MarketingContext context) {
    this.context = context;
  }

  /** The name that the files use, for example {@code amazon_seller}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In whose language a short name is meant. */
  public Set<MarketingContext> contexts() {
    return Set.of(context);
  }
}
