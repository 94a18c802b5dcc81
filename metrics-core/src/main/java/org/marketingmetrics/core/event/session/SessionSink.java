package org.marketingmetrics.core.event.session;

/** Takes the sessions and clicks of people, one person after the other. */
@FunctionalInterface
public interface SessionSink {
  /** A person's; the dictionaries are those of the scan. */
  void add(SubjectSessions sessions, SubjectClicks clicks, SubjectLog.Dictionaries names);
}
