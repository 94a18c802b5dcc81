package org.marketingmetrics.core.channeldata;

import java.util.List;
import java.util.Set;

/** The standard dimension names (domain rules A). Free labels are allowed beside them. */
public final class Dimensions {
  /** The standard names, in the order answers show them. */
  public static final List<String> STANDARD =
      List.of(
          "channel",
          "platform",
          "placement",
          "account",
          "marketplace",
          "campaign",
          "ad_group",
          "ad",
          "creative",
          "creator",
          "creator_type",
          "content",
          "keyword",
          "search_term",
          "product",
          "product_parent",
          "list",
          "segment",
          "subject",
          "send_weekday",
          "send_hour",
          "days_since_previous_send",
          "device",
          "country",
          "customer_type",
          "industry",
          "audience");

  /**
   * The dimensions that split the world into parts: rows that differ in one of them never compete,
   * a row that lacks one competes with all its values.
   */
  public static final Set<String> PARTS = Set.of("channel", "platform", "account", "marketplace");

  /** The dimension whose values are campaigns of the workspace. */
  public static final String CAMPAIGN = "campaign";

  /** Value of what a source cannot tell; an unset dimension means "not broken down by it". */
  public static final String UNKNOWN = "(unknown)";

  /** Pattern of a dimension name, standard or free. */
  public static final String NAME_PATTERN = "[a-z][a-z0-9_]{0,62}";

  private Dimensions() {}
}
