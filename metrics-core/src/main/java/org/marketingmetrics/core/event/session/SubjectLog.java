package org.marketingmetrics.core.event.session;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventValue;
import org.marketingmetrics.core.event.Names;

/**
 * One person's accepted events as columns, by time, then by event id; each event id once. Names are
 * codes of dictionaries that the caller keeps, {@link Names#NONE} for none. It can be filled again
 * and again, so that a scan over many people allocates nothing.
 */
public final class SubjectLog {
  private static final byte CLICK_LOG = 1;
  private static final byte SERVER_SIDE = 2;
  private static final byte DIRECT = 4;
  private static final byte PAGE_VIEW = 8;
  private static final byte CONVERSION = 16;
  private static final byte PURCHASE = 32;

  private int size;
  private long[] at = new long[16];
  private byte[] flags = new byte[16];
  private int[] campaign = new int[16];
  private int[] page = new int[16];
  private int[] click = new int[16];
  private long[] micros = new long[16];
  private int[] currency = new int[16];

  /**
   * Dictionaries of the names in a log.
   *
   * @param campaigns of campaigns
   * @param pages of pages
   * @param clicks of click ids
   * @param currencies of the currencies of purchases
   */
  public record Dictionaries(Names campaigns, Names pages, Names clicks, Names currencies) {
    /** Empty ones. */
    public Dictionaries() {
      this(new Names(), new Names(), new Names(), new Names());
    }
  }

  /**
   * What an event's kind and source make it.
   *
   * @param conversions kinds that count as conversions
   */
  public static byte flags(
      EventKind kind, boolean serverSide, boolean direct, Collection<EventKind> conversions) {
    int flags = kind.isClickLog() ? CLICK_LOG : 0;
    flags |= serverSide ? SERVER_SIDE : 0;
    flags |= direct ? DIRECT : 0;
    flags |= kind.equals(EventKind.PAGE_VIEW) ? PAGE_VIEW : 0;
    flags |= conversions.contains(kind) ? CONVERSION : 0;
    flags |= kind.equals(EventKind.PURCHASE) ? PURCHASE : 0;
    return (byte) flags;
  }

  /** Kinds that always count as conversions. */
  public static final Set<EventKind> CONVERSIONS = Set.of(EventKind.PURCHASE, EventKind.LEAD);

  /** The log of one person's events, which may come in any order and more than once. */
  public static SubjectLog of(
      Collection<Event> events, Dictionaries names, Collection<EventKind> conversions) {
    SubjectLog log = new SubjectLog();
    for (Event event : ordered(events)) {
      EventValue value = event.value();
      log.add(
          event.at(),
          flags(
              event.kind(), event.serverSide(), Event.DIRECT.equals(event.channel()), conversions),
          names.campaigns().code(event.broughtBy()),
          names.pages().code(event.page()),
          names.clicks().code(event.clickId()),
          value == null ? 0 : value.micros(),
          names.currencies().code(value == null ? null : value.currency()));
    }
    return log;
  }

  /** The events in order, of each id the first. */
  public static List<Event> ordered(Collection<Event> events) {
    Set<String> seen = new java.util.HashSet<>();
    return events.stream().filter(event -> seen.add(event.id())).sorted(Event.IN_TIME).toList();
  }

  /** Forgets all events. */
  public void clear() {
    size = 0;
  }

  /** Appends the next event; a direct hit's campaign is none. */
  public void add(
      long newAt,
      byte newFlags,
      int newCampaign,
      int newPage,
      int newClick,
      long newMicros,
      int newCurrency) {
    if (size == at.length) {
      grow();
    }
    at[size] = newAt;
    flags[size] = newFlags;
    campaign[size] = newCampaign;
    page[size] = newPage;
    click[size] = newClick;
    micros[size] = newMicros;
    currency[size] = newCurrency;
    size++;
  }

  private void grow() {
    int length = size * 2;
    at = Arrays.copyOf(at, length);
    flags = Arrays.copyOf(flags, length);
    campaign = Arrays.copyOf(campaign, length);
    page = Arrays.copyOf(page, length);
    click = Arrays.copyOf(click, length);
    micros = Arrays.copyOf(micros, length);
    currency = Arrays.copyOf(currency, length);
  }

  /** How many events. */
  public int size() {
    return size;
  }

  /** Milliseconds since 1970 UTC. */
  public long at(int i) {
    return at[i];
  }

  /** Code of the campaign it brings. */
  public int campaign(int i) {
    return campaign[i];
  }

  /** Code of the page. */
  public int page(int i) {
    return page[i];
  }

  /** Code of the click id. */
  public int click(int i) {
    return click[i];
  }

  /** Millionths of its value. */
  public long micros(int i) {
    return micros[i];
  }

  /** Code of its value's currency. */
  public int currency(int i) {
    return currency[i];
  }

  /** True for an entry of the click log. */
  public boolean isClick(int i) {
    return (flags[i] & CLICK_LOG) != 0;
  }

  /** True for what opens and extends sessions. */
  public boolean isHit(int i) {
    return (flags[i] & (CLICK_LOG | SERVER_SIDE)) == 0;
  }

  /** True for what joins a session that is open, and does no more. */
  public boolean isServerSide(int i) {
    return (flags[i] & (CLICK_LOG | SERVER_SIDE)) == SERVER_SIDE;
  }

  /** True for a visit without a referrer. */
  public boolean isDirect(int i) {
    return (flags[i] & DIRECT) != 0;
  }

  /** True for a page view. */
  public boolean isPageView(int i) {
    return (flags[i] & PAGE_VIEW) != 0;
  }

  /** True for a conversion. */
  public boolean isConversion(int i) {
    return (flags[i] & CONVERSION) != 0;
  }

  /** True for an order. */
  public boolean isPurchase(int i) {
    return (flags[i] & PURCHASE) != 0;
  }
}
