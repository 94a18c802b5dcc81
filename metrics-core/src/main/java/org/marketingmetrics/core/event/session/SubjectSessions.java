package org.marketingmetrics.core.event.session;

import java.util.Arrays;
import org.marketingmetrics.core.event.Names;

/** One person's sessions, by number in order of time, over the events of a {@link SubjectLog}. */
public final class SubjectSessions {
  /** The session of an event that belongs to none. */
  public static final int NONE = -1;

  private static final long ENGAGED_MILLIS = 10_000;
  private static final int ENGAGED_PAGE_VIEWS = 2;

  private final SubjectLog log;
  private final BounceRule bounce;
  private final int[] sessionOf;
  private int count;
  private int[] first = new int[4];
  private int[] last = new int[4];
  private int[] hits = new int[4];
  private int[] campaign = new int[4];
  private SplitReason[] reason = new SplitReason[4];
  private int[] pageViews = new int[0];
  private int[] conversions = new int[0];
  private int[] orders = new int[0];

  SubjectSessions(SubjectLog log, BounceRule bounce) {
    this.log = log;
    this.bounce = bounce;
    this.sessionOf = new int[log.size()];
    Arrays.fill(sessionOf, NONE);
  }

  void open(int hit, SplitReason why, int inCampaign) {
    if (count == first.length) {
      grow();
    }
    first[count] = hit;
    hits[count] = 0;
    campaign[count] = inCampaign;
    reason[count] = why;
    count++;
  }

  private void grow() {
    int length = count * 2;
    first = Arrays.copyOf(first, length);
    last = Arrays.copyOf(last, length);
    hits = Arrays.copyOf(hits, length);
    campaign = Arrays.copyOf(campaign, length);
    reason = Arrays.copyOf(reason, length);
  }

  void addHit(int hit) {
    sessionOf[hit] = count - 1;
    last[count - 1] = hit;
    hits[count - 1]++;
  }

  void join(int event, int session) {
    sessionOf[event] = session;
  }

  /** Counts what the events of each session are, once all have joined. */
  void finish() {
    pageViews = new int[count];
    conversions = new int[count];
    orders = new int[count];
    for (int i = 0; i < log.size(); i++) {
      int session = sessionOf[i];
      if (session != NONE) {
        pageViews[session] += log.isPageView(i) ? 1 : 0;
        conversions[session] += log.isConversion(i) ? 1 : 0;
        orders[session] += log.isPurchase(i) ? 1 : 0;
      }
    }
  }

  /** The events. */
  public SubjectLog log() {
    return log;
  }

  /** How many sessions. */
  public int count() {
    return count;
  }

  /** The session an event belongs to, or {@link #NONE}; a click belongs to none. */
  public int sessionOf(int event) {
    return sessionOf[event];
  }

  /** Index of the first hit. */
  public int first(int session) {
    return first[session];
  }

  /** Index of the last hit. */
  public int last(int session) {
    return last[session];
  }

  /** When it began, milliseconds since 1970 UTC. */
  public long start(int session) {
    return log.at(first[session]);
  }

  /** Its last hit's time, milliseconds since 1970 UTC. */
  public long end(int session) {
    return log.at(last[session]);
  }

  /** Number of hits. */
  public int hits(int session) {
    return hits[session];
  }

  /** Number of page views. */
  public int pageViews(int session) {
    return pageViews[session];
  }

  /** Number of conversions. */
  public int conversions(int session) {
    return conversions[session];
  }

  /** Number of orders. */
  public int orders(int session) {
    return orders[session];
  }

  /** Code of its campaign, or {@link Names#NONE}. */
  public int campaign(int session) {
    return campaign[session];
  }

  /** Why it began. */
  public SplitReason reason(int session) {
    return reason[session];
  }

  /** At least ten seconds, or two page views, or a conversion (Google Analytics 4). */
  public boolean isEngaged(int session) {
    return end(session) - start(session) >= ENGAGED_MILLIS
        || pageViews[session] >= ENGAGED_PAGE_VIEWS
        || conversions[session] > 0;
  }

  /** True when it bounced under the rule; false where the rule knows no bounces. */
  public boolean isBounced(int session) {
    return switch (bounce) {
      case SINGLE_HIT -> hits[session] == 1;
      case NOT_ENGAGED -> !isEngaged(session);
      case UNDEFINED -> false;
    };
  }
}
