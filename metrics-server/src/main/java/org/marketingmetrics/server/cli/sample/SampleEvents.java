package org.marketingmetrics.server.cli.sample;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.Event;

/**
 * Seven people, each a story of why clicks and sessions differ, one a day from the sample's first
 * day on; and what two of them bought.
 */
public final class SampleEvents {
  /** What happened on each of the days. */
  public static final List<String> STORIES =
      List.of(
          "is distracted on the page, the session times out",
          "bookmarks the page and returns later, and buys",
          "clicks the same ad three times",
          "leaves before the tracking code loads",
          "clicks, leaves, comes back in a short while",
          "opens three raincoats in tabs, and buys",
          "comes by one campaign, leaves, comes by another");

  private final List<Event> events = new ArrayList<>();
  private int story;

  private SampleEvents() {}

  /** The events. */
  public static List<Event> all() {
    SampleEvents sample = new SampleEvents();
    sample.distracted();
    sample.bookmarker();
    sample.threeClicks();
    sample.impatient();
    sample.backSoon();
    sample.manyTabs();
    sample.twoCampaigns();
    return List.copyOf(sample.events);
  }

  private void distracted() {
    story = 0;
    click("10:00:00", "/coats", "camp1", "d1");
    hit("10:00:02", "/coats", "camp1", "d1");
    hit("10:05:00", "/coats", "", "");
    hit("10:41:00", "/coats", "", "");
  }

  private void bookmarker() {
    story = 1;
    click("10:00:00", "/coats", "camp1", "b1");
    hit("10:00:02", "/coats", "camp1", "b1");
    direct("15:30:00", "/coats");
    order("15:34:00", 80);
  }

  private void threeClicks() {
    story = 2;
    for (int i = 1; i <= 3; i++) {
      click("10:0%d:00".formatted(i), "/coats", "camp1", "t" + i);
      hit("10:0%d:02".formatted(i), "/coats", "camp1", "t" + i);
    }
  }

  private void impatient() {
    story = 3;
    click("10:00:00", "/coats", "camp1", "i1");
  }

  private void backSoon() {
    story = 4;
    click("10:00:00", "/coats", "camp1", "s1");
    hit("10:00:01", "/coats", "camp1", "s1");
    click("10:04:00", "/coats", "camp1", "s2");
    hit("10:04:01", "/coats", "camp1", "s2");
  }

  private void manyTabs() {
    story = 5;
    for (int i = 1; i <= 3; i++) {
      click("10:00:%d0".formatted(i), "/raincoat-" + i, "camp1", "m" + i);
      hit("10:00:%d1".formatted(i), "/raincoat-" + i, "camp1", "m" + i);
    }
    order("10:09:00", 55);
  }

  private void twoCampaigns() {
    story = 6;
    click("10:00:00", "/coats", "camp1", "c1");
    hit("10:00:01", "/coats", "camp1", "c1");
    click("10:10:00", "/coats", "camp2", "c2");
    hit("10:10:01", "/coats", "camp2", "c2");
  }

  private void click(String time, String page, String campaign, String clickId) {
    events.add(
        event(time, "click")
            .setPage(page)
            .setCampaign(campaign)
            .setClickId(clickId)
            .setChannel("paid_search")
            .build());
  }

  private void hit(String time, String page, String campaign, String clickId) {
    events.add(
        event(time, "page_view").setPage(page).setCampaign(campaign).setClickId(clickId).build());
  }

  private void direct(String time, String page) {
    events.add(event(time, "page_view").setPage(page).setChannel("direct").build());
  }

  private void order(String time, long euros) {
    events.add(
        event(time, "purchase")
            .setMoney(Money.newBuilder().setCurrencyCode("EUR").setUnits(euros))
            .build());
  }

  private Event.Builder event(String time, String kind) {
    Instant at = Instant.parse("%sT%sZ".formatted(SampleData.FIRST_DAY.plusDays(story), time));
    return Event.newBuilder()
        .setId("sample-event-" + events.size())
        .setSubject("person-" + (story + 1))
        .setTime(Timestamp.newBuilder().setSeconds(at.getEpochSecond()))
        .setKind(kind);
  }
}
