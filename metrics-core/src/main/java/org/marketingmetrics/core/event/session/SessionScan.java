package org.marketingmetrics.core.event.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.Names;
import org.marketingmetrics.core.event.timeline.BucketTimeline;
import org.marketingmetrics.core.event.timeline.Codes;
import org.marketingmetrics.core.event.timeline.Column;
import org.marketingmetrics.core.event.timeline.EventColumns;
import org.marketingmetrics.core.event.timeline.EventField;
import org.marketingmetrics.core.event.timeline.SubjectRuns;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.Values;

/**
 * Cuts the sessions of all people of one bucket, and matches their clicks. A bucket needs nothing
 * of the others. Belongs to one thread.
 */
public final class SessionScan implements BucketTimeline.Visitor {
  private final BucketTimeline bucket;
  private final Sessionizer sessionizer;
  private final ClickMatcher matcher;
  private final SessionSink sink;
  private final SubjectLog.Dictionaries names = new SubjectLog.Dictionaries();
  private final List<Reader> readers = new ArrayList<>();
  private final SubjectLog log = new SubjectLog();

  /**
   * A scan.
   *
   * @param conversions kinds that count as conversions
   */
  public SessionScan(
      BucketTimeline bucket,
      Sessionizer sessionizer,
      ClickMatcher matcher,
      Collection<EventKind> conversions,
      SessionSink sink) {
    this.bucket = bucket;
    this.sessionizer = sessionizer;
    this.matcher = matcher;
    this.sink = sink;
    for (TimelineBlock block : bucket.blocks()) {
      readers.add(new Reader(block, names, conversions));
    }
  }

  /** Tells the sink of all people. */
  public void run() {
    bucket.forEach(this);
  }

  @Override
  public void begin() {
    log.clear();
  }

  @Override
  public void events(TimelineBlock block, int place, int from, int to) {
    Reader reader = readers.get(place);
    for (int i = from; i < to; i++) {
      reader.read(block, i, log);
    }
  }

  @Override
  public void end(SubjectRuns runs, int person) {
    SubjectSessions sessions = sessionizer.sessions(log);
    sink.add(sessions, matcher.match(sessions), names);
  }

  /** Turns a block's events into those of a log, by tables from its codes to the scan's. */
  private static final class Reader {
    private final Codes kinds;
    private final byte[][] flags;
    private final Codes channels;
    private final boolean[] direct;
    private final Recoded campaigns;
    private final Recoded pages;
    private final Recoded clicks;
    private final BitSet serverSide;
    private final Values values;
    private final Names currencies;

    Reader(TimelineBlock block, SubjectLog.Dictionaries names, Collection<EventKind> conversions) {
      EventColumns columns = block.columns();
      Column kind = columns.column(EventField.KIND);
      this.kinds = kind.codes();
      this.flags = new byte[kind.names().size() + 1][];
      for (int code = 0; code < flags.length; code++) {
        EventKind named = new EventKind(code == 0 ? "" : kind.names().get(code - 1));
        flags[code] =
            new byte[] {
              SubjectLog.flags(named, false, false, conversions),
              SubjectLog.flags(named, false, true, conversions),
              SubjectLog.flags(named, true, false, conversions),
              SubjectLog.flags(named, true, true, conversions)
            };
      }
      Column channel = columns.column(EventField.CHANNEL);
      this.channels = channel.codes();
      this.direct = new boolean[channel.names().size() + 1];
      for (int code = 1; code < direct.length; code++) {
        direct[code] = channel.names().get(code - 1).equals(Event.DIRECT);
      }
      this.campaigns = new Recoded(columns.column(EventField.CAMPAIGN), names.campaigns());
      this.pages = new Recoded(columns.column(EventField.PAGE), names.pages());
      this.clicks = new Recoded(columns.column(EventField.CLICK_ID), names.clicks());
      this.serverSide = columns.serverSide();
      this.values = columns.values();
      this.currencies = names.currencies();
    }

    void read(TimelineBlock block, int event, SubjectLog into) {
      boolean isDirect = direct[channels.get(event)];
      int variant = (serverSide.get(event) ? 2 : 0) + (isDirect ? 1 : 0);
      byte what = flags[kinds.get(event)][variant];
      int place = values.find(event);
      into.add(
          block.at(event),
          what,
          isDirect ? Names.NONE : campaigns.get(event),
          pages.get(event),
          clicks.get(event),
          place < 0 ? 0 : values.micros(place),
          place < 0 ? Names.NONE : currencies.code(values.currency(place)));
    }
  }

  /** A column in the codes of the scan. */
  private static final class Recoded {
    private final Codes codes;
    private final int[] table;

    Recoded(Column column, Names names) {
      this.codes = column.codes();
      this.table = new int[column.names().size() + 1];
      table[0] = Names.NONE;
      for (int code = 1; code < table.length; code++) {
        table[code] = names.code(column.names().get(code - 1));
      }
    }

    int get(int event) {
      return table[codes.get(event)];
    }
  }
}
