package org.marketingmetrics.core.event;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What happened (domain rules D): one of the named kinds, or one of the caller's own, {@code
 * custom:NAME}.
 *
 * @param name as it is spelled in the contract
 */
public record EventKind(String name) implements Comparable<EventKind> {
  /** A click of an ad, as its click log has it. */
  public static final EventKind CLICK = new EventKind("click");

  /** A click of an organic listing, as its click log has it. */
  public static final EventKind LISTING_CLICK = new EventKind("listing_click");

  /** A page was shown. */
  public static final EventKind PAGE_VIEW = new EventKind("page_view");

  /** A contact was left. */
  public static final EventKind LEAD = new EventKind("lead");

  /** An order. */
  public static final EventKind PURCHASE = new EventKind("purchase");

  /** The named kinds, in the order of a visit. */
  public static final List<EventKind> NAMED =
      List.of(
          CLICK,
          LISTING_CLICK,
          PAGE_VIEW,
          new EventKind("cta_click"),
          new EventKind("add_to_cart"),
          new EventKind("checkout"),
          LEAD,
          PURCHASE,
          new EventKind("engagement"));

  private static final Pattern CUSTOM = Pattern.compile("custom:[a-z0-9][a-z0-9_.-]{0,62}");

  /** True when the name is one of the named kinds or a well-formed custom one. */
  public boolean isKnown() {
    return NAMED.contains(this) || CUSTOM.matcher(name).matches();
  }

  /** True for an entry of a click log, which is never a hit and opens no session. */
  public boolean isClickLog() {
    return equals(CLICK) || equals(LISTING_CLICK);
  }

  @Override
  public int compareTo(EventKind other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
