package org.marketingmetrics.core.store;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.marketingmetrics.core.event.Erasure;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventBatch;
import org.marketingmetrics.core.event.RecordOutcome;
import org.marketingmetrics.core.event.Verdict;
import org.marketingmetrics.core.event.rollup.RolledUp;
import org.marketingmetrics.core.event.timeline.TimelineSink;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Events as a store keeps them: every raw event, and beside them the accepted ones packed. A
 * workspace that does not exist holds no events and takes none.
 */
public interface EventStore {
  /**
   * Records a batch in one transaction; what is answered as recorded is durable and readable.
   *
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND; WRITE_CONFLICT
   *     after the retries; OVERLOADED; DEADLINE_EXCEEDED; STORE_UNAVAILABLE
   */
  RecordOutcome record(WorkspaceId workspace, EventBatch batch);

  /** The revision of a workspace's events: it grows when they change; 0 before the first. */
  long revision(WorkspaceId workspace);

  /**
   * The accepted events of one person, by time, then by id.
   *
   * @param limit most events to return, the first ones
   */
  List<Event> events(WorkspaceId workspace, String subject, int limit);

  /** The accepted events of one person at one instant, by id. */
  List<Event> eventsAt(WorkspaceId workspace, String subject, long at);

  /** How many events are kept that do not count, by verdict. */
  Map<Verdict, Long> refused(WorkspaceId workspace);

  /**
   * Feeds the packed events, all as of one revision. What is found damaged is packed anew from the
   * raw events first, and counted.
   */
  void read(WorkspaceId workspace, TimelineSink sink);

  /**
   * Packs events that are not in chunks yet, and puts chunks together where a block has many. It
   * changes no answer; it can be ended at any moment, run twice, or run by several at once.
   *
   * @return events moved; 0 when there is nothing left to do
   */
  int pack(WorkspaceId workspace);

  /**
   * Puts the chunks of each block into one, which is what reads fastest; for events that have come
   * to rest, since each is packed once more. As {@link #pack}, it changes no answer and can be
   * ended at any moment.
   *
   * @return events packed again; 0 when there is nothing left to do
   */
  int settle(WorkspaceId workspace);

  /** Workspaces that have events to pack. */
  List<WorkspaceId> unpacked();

  /** Workspaces whose events changed since they were last added up. */
  List<WorkspaceId> notRolledUp();

  /**
   * Lets one caller at a time, of all processes, add up a workspace's events, and keeps up to where
   * that is. A caller that fails, or dies, leaves what was kept before.
   *
   * @param work from how far it was to how far it is
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND; WRITE_CONFLICT
   *     when another one takes too long; STORE_UNAVAILABLE; whatever the work throws
   */
  void rollUp(WorkspaceId workspace, UnaryOperator<RolledUp> work);

  /**
   * Erases all that is kept of a person, raw and packed. Erasing again finds nothing and does no
   * harm. That it happened is kept, with the counts and without the person.
   *
   * @param at microseconds since 1970 UTC
   */
  Erasure erase(WorkspaceId workspace, String subject, long at);

  /** How often this process found packed events damaged, and packed them anew. */
  long mended();
}
