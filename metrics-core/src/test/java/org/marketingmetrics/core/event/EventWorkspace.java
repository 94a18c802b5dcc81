package org.marketingmetrics.core.event;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.event.timeline.Timeline;
import org.marketingmetrics.core.event.timeline.TimelineAssembler;
import org.marketingmetrics.core.event.timeline.TimelineProvider;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.store.memory.MemoryStores;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** A workspace in memory and the use cases over it, at a fixed instant. */
public final class EventWorkspace implements TimelineProvider {
  /** The workspace. */
  public static final WorkspaceId ID = new WorkspaceId("acme");

  /** Now, after all {@link RandomEvents}. */
  public static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  /** A clock that stands still. */
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final Stores stores = MemoryStores.open(CLOCK);
  private final RecordEvents record;

  /** An empty workspace in a zone. */
  public EventWorkspace(ZoneId zone) {
    this.record = new RecordEvents(stores.events(), ReceiptRules.STANDARD, CLOCK);
    stores
        .workspaces()
        .insert(
            new Workspace(
                ID, "Acme", zone, DayOfWeek.MONDAY, List.of(), Basis.UNSPECIFIED, NOW, 1));
  }

  /** The ports. */
  public Stores stores() {
    return stores;
  }

  /** Records history. */
  public RecordOutcome record(List<Event> events) {
    return record.run(ID, events, true);
  }

  @Override
  public Timeline current(WorkspaceId workspace, long atLeastRevision) {
    TimelineAssembler assembler =
        new TimelineAssembler(
            null, (subject, at) -> stores.events().eventsAt(workspace, subject, at));
    stores.events().read(workspace, assembler);
    return assembler.timeline();
  }
}
