package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.event.Erasure;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventBatch;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventStatus;
import org.marketingmetrics.core.event.RandomEvents;
import org.marketingmetrics.core.event.ReceivedEvent;
import org.marketingmetrics.core.event.RecordOutcome;
import org.marketingmetrics.core.event.Seeds;
import org.marketingmetrics.core.event.Verdict;
import org.marketingmetrics.core.event.rollup.RolledUp;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.BucketTimeline;
import org.marketingmetrics.core.event.timeline.SubjectRuns;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.event.timeline.Timeline;
import org.marketingmetrics.core.event.timeline.TimelineAssembler;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.TimelineBlocks;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Events are recorded once, packed without a trace, and erased without one. */
public abstract class EventStoreContract extends StoreContract {
  private static final int ALL = Integer.MAX_VALUE;
  private static final long RECEIVED = 1_800_000_000_000_000L;

  protected EventStoreContract(StoreFixture.Factory factory) {
    super(factory);
  }

  private static Event event(String subject, int second, String id, @Nullable String page) {
    return new Event(
        subject,
        RandomEvents.START + second * 1_000L,
        id,
        EventKind.PAGE_VIEW,
        null,
        null,
        page,
        null,
        null,
        new TreeMap<>(),
        false);
  }

  private static EventBatch accepted(List<Event> events) {
    return new EventBatch(
        events.stream().map(event -> new ReceivedEvent(event, Verdict.ACCEPTED)).toList(),
        RECEIVED);
  }

  private RecordOutcome record(WorkspaceId workspace, Event... events) {
    return events().record(workspace, accepted(List.of(events)));
  }

  private RecordOutcome refuse(WorkspaceId workspace, Event event, Verdict verdict) {
    return events()
        .record(workspace, new EventBatch(List.of(new ReceivedEvent(event, verdict)), RECEIVED));
  }

  final Timeline timeline(WorkspaceId workspace, @Nullable Timeline older) {
    TimelineAssembler assembler =
        new TimelineAssembler(older, (subject, at) -> events().eventsAt(workspace, subject, at));
    events().read(workspace, assembler);
    return assembler.timeline();
  }

  /** All packed events, in order, by block. */
  final Map<BlockId, List<Event>> packed(WorkspaceId workspace) {
    return listed(timeline(workspace, null));
  }

  private static Map<BlockId, List<Event>> listed(Timeline timeline) {
    Map<BlockId, List<Event>> all = new TreeMap<>();
    for (int bucket = 0; bucket < Subjects.BUCKETS; bucket++) {
      BucketTimeline people = timeline.bucket(bucket, 0, 999_999);
      for (TimelineBlock block : people.blocks()) {
        all.put(new BlockId(bucket, block.month()), listed(block));
      }
    }
    return all;
  }

  private static List<Event> listed(TimelineBlock block) {
    List<Event> events = new ArrayList<>();
    SubjectRuns subjects = block.subjects();
    for (int person = 0; person < subjects.count(); person++) {
      for (int i = subjects.start(person); i < subjects.end(person); i++) {
        events.add(block.event(i, subjects.name(person), ""));
      }
    }
    return events;
  }

  final Map<BlockId, List<Event>> expected(List<Event> events) {
    Map<BlockId, List<Event>> all = new TreeMap<>();
    TimelineBlocks.of(events).forEach((id, block) -> all.put(id, listed(block)));
    return all;
  }

  final void packAll(WorkspaceId workspace) {
    int turns = 0;
    while (events().pack(workspace) > 0) {
      assertThat(++turns).isLessThan(1_000);
    }
  }

  @Test
  void whatIsRecordedIsReadInOrderOfTimeAndId() {
    WorkspaceId workspace = newWorkspace();
    List<Event> events = new RandomEvents(7).list(60);

    RecordOutcome outcome = events().record(workspace, accepted(events));

    assertThat(outcome.statuses()).containsOnly(EventStatus.RECORDED).hasSize(60);
    assertThat(outcome.revision()).isEqualTo(events().revision(workspace)).isPositive();
    for (Event some : events) {
      assertThat(events().events(workspace, some.subject(), ALL))
          .isEqualTo(
              events.stream()
                  .filter(e -> e.subject().equals(some.subject()))
                  .sorted(Event.IN_TIME)
                  .toList());
    }
    assertThat(events().events(workspace, events.getFirst().subject(), 1)).hasSize(1);
    assertThat(events().events(workspace, "nobody", ALL)).isEmpty();
  }

  @Test
  void aRepeatIsANoOpAndOtherContentAConflictByIndex() {
    WorkspaceId workspace = newWorkspace();
    Event first = event("ann", 1, "e1", "/a");
    long revision = record(workspace, first).revision();

    assertThat(record(workspace, first).statuses()).containsExactly(EventStatus.REPEATED);
    assertThat(events().revision(workspace)).isEqualTo(revision);
    assertThat(
            record(
                    workspace,
                    event("bob", 2, "e2", null),
                    event("ann", 1, "e1", "/other"),
                    event("bob", 2, "e2", null),
                    event("bob", 3, "e2", null))
                .statuses())
        .containsExactly(
            EventStatus.RECORDED, EventStatus.CONFLICT, EventStatus.REPEATED, EventStatus.CONFLICT);
    assertThat(events().events(workspace, "ann", ALL)).containsExactly(first);
    assertThat(packed(workspace)).isEqualTo(expected(List.of(first, event("bob", 2, "e2", null))));
  }

  /** A phone was offline for a week; the shop later sends its history again as a backfill. */
  @Test
  void anIdThatWasOnlyRefusedIsFree() {
    WorkspaceId workspace = newWorkspace();
    Event late = event("ann", 1, "e1", "/a");

    assertThat(refuse(workspace, late, Verdict.LATE).statuses()).containsExactly(EventStatus.LATE);
    assertThat(refuse(workspace, late, Verdict.LATE).statuses()).containsExactly(EventStatus.LATE);
    assertThat(refuse(workspace, event("bob", 9, "e2", null), Verdict.FUTURE).statuses())
        .containsExactly(EventStatus.FUTURE);
    assertThat(events().refused(workspace)).isEqualTo(Map.of(Verdict.LATE, 1L, Verdict.FUTURE, 1L));
    assertThat(packed(workspace)).isEmpty();

    assertThat(record(workspace, late).statuses()).containsExactly(EventStatus.RECORDED);
    assertThat(refuse(workspace, late, Verdict.LATE).statuses())
        .containsExactly(EventStatus.REPEATED);
    assertThat(events().events(workspace, "ann", ALL)).containsExactly(late);
  }

  @Test
  void anUnknownWorkspaceTakesNoEvents() {
    Failures.assertFails(
        ErrorReason.WORKSPACE_NOT_FOUND, () -> record(unusedId(), event("ann", 1, "e1", null)));
    Failures.assertFails(
        ErrorReason.WORKSPACE_NOT_FOUND, () -> events().erase(unusedId(), "ann", RECEIVED));
    assertThat(events().revision(unusedId())).isZero();
    assertThat(packed(unusedId())).isEmpty();
    assertThat(events().pack(unusedId())).isZero();
  }

  /** Ids are unique in a workspace, not beyond. */
  @Test
  void workspacesShareNothing() {
    WorkspaceId one = newWorkspace();
    WorkspaceId other = newWorkspace();
    record(one, event("ann", 1, "e1", "/one"));
    record(other, event("ann", 1, "e1", "/other"));
    events().pack(one);

    assertThat(events().erase(one, "ann", RECEIVED).events()).isEqualTo(1);

    assertThat(packed(one)).isEmpty();
    assertThat(packed(other)).isEqualTo(expected(List.of(event("ann", 1, "e1", "/other"))));
    assertThat(events().events(other, "ann", ALL)).hasSize(1);
  }

  /** Any order of arrival, any batches, any moments of packing end in the same timeline. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void packingChangesNoAnswer(long seed) {
    WorkspaceId workspace = newWorkspace();
    List<Event> events = new RandomEvents(seed).list(400);
    List<Event> arriving = new ArrayList<>(events);
    arriving.addAll(events.subList(0, 100));
    Collections.shuffle(arriving, Seeds.random(seed));
    Timeline older = null;
    List<Event> recorded = new ArrayList<>();
    for (int from = 0; from < arriving.size(); from += 25) {
      List<Event> batch = arriving.subList(from, from + 25);
      RecordOutcome outcome = events().record(workspace, accepted(batch));
      for (int i = 0; i < batch.size(); i++) {
        if (outcome.statuses().get(i) == EventStatus.RECORDED) {
          recorded.add(batch.get(i));
        }
      }
      if (from % 50 == 0) {
        events().pack(workspace);
      }
      older = timeline(workspace, older);
      assertThat(listed(older)).isEqualTo(expected(recorded));
    }
    packAll(workspace);

    assertThat(recorded).containsExactlyInAnyOrderElementsOf(events);
    assertThat(packed(workspace)).isEqualTo(expected(events));
    assertThat(listed(timeline(workspace, older))).isEqualTo(expected(events));
    assertThat(events().unpacked()).doesNotContain(workspace);
  }

  @Test
  void settlingChangesNoAnswerAndIsDoneOnce() {
    WorkspaceId workspace = newWorkspace();
    List<Event> events = new RandomEvents(11).list(90);
    for (int from = 0; from < 90; from += 30) {
      var _ = events().record(workspace, accepted(events.subList(from, from + 30)));
      packAll(workspace);
    }
    Timeline before = timeline(workspace, null);

    var _ = events().settle(workspace);

    assertThat(packed(workspace)).isEqualTo(expected(events));
    assertThat(listed(timeline(workspace, before))).isEqualTo(expected(events));
    assertThat(events().settle(workspace)).isZero();
  }

  @Test
  void packingTwiceOrWithNothingToPackDoesNothing() {
    WorkspaceId workspace = newWorkspace();
    assertThat(events().pack(workspace)).isZero();
    record(workspace, event("ann", 1, "e1", null));
    assertThat(events().unpacked()).contains(workspace);

    assertThat(events().pack(workspace)).isEqualTo(1);
    long revision = events().revision(workspace);

    assertThat(events().pack(workspace)).isZero();
    assertThat(events().revision(workspace)).isEqualTo(revision);
    assertThat(events().unpacked()).doesNotContain(workspace);
  }

  @Test
  void anErasedPersonIsNowhere() {
    WorkspaceId workspace = newWorkspace();
    List<Event> events = new RandomEvents(11).list(300);
    events().record(workspace, accepted(events.subList(0, 150)));
    events().pack(workspace);
    events().record(workspace, accepted(events.subList(150, 300)));
    String gone = events.getFirst().subject();
    refuse(workspace, event(gone, 1, "late", null), Verdict.LATE);
    List<Event> others = events.stream().filter(e -> !e.subject().equals(gone)).toList();

    Erasure erased = events().erase(workspace, gone, RECEIVED);
    Timeline timeline = timeline(workspace, null);

    assertThat(erased.events()).isEqualTo(events.size() - others.size());
    assertThat(erased.refused()).isEqualTo(1);
    assertThat(events().events(workspace, gone, ALL)).isEmpty();
    assertThat(events().refused(workspace)).isEmpty();
    assertThat(listed(timeline)).isEqualTo(expected(others));
    assertThat(events().erase(workspace, gone, RECEIVED).events()).isZero();
    packAll(workspace);
    assertThat(listed(timeline(workspace, timeline))).isEqualTo(expected(others));
  }

  /** The id of an erased event is free: nothing is left that could know it. */
  @Test
  void anErasedEventCanBeRecordedAgain() {
    WorkspaceId workspace = newWorkspace();
    Event event = event("ann", 1, "e1", null);
    record(workspace, event);
    events().erase(workspace, "ann", RECEIVED);

    assertThat(record(workspace, event).statuses()).containsExactly(EventStatus.RECORDED);
    assertThat(packed(workspace)).isEqualTo(expected(List.of(event)));
  }

  @Test
  void sumsAreKeptUpToTheRevisionTheyWereMadeOf() {
    WorkspaceId workspace = newWorkspace();
    long revision = record(workspace, event("ann", 1, "e1", "/a")).revision();
    assertThat(events().notRolledUp()).contains(workspace);

    events()
        .rollUp(
            workspace,
            before -> {
              assertThat(before).isEqualTo(RolledUp.NEVER);
              return new RolledUp(revision, 7);
            });
    assertThat(events().notRolledUp()).doesNotContain(workspace);

    record(workspace, event("ann", 2, "e2", "/a"));
    assertThat(events().notRolledUp()).contains(workspace);
    events()
        .rollUp(
            workspace,
            before -> {
              assertThat(before).isEqualTo(new RolledUp(revision, 7));
              return before;
            });
  }

  @Test
  void aTurnOfSumsThatFailsKeepsNothing() {
    WorkspaceId workspace = newWorkspace();
    record(workspace, event("ann", 1, "e1", "/a"));

    assertThatThrownBy(
            () ->
                events()
                    .rollUp(
                        workspace,
                        _ -> {
                          throw new IllegalStateException("killed");
                        }))
        .hasMessage("killed");

    assertThat(events().notRolledUp()).contains(workspace);
    events()
        .rollUp(
            workspace,
            before -> {
              assertThat(before).isEqualTo(RolledUp.NEVER);
              return before;
            });
  }

  @Test
  void oneAddsUpAtATime() throws Exception {
    WorkspaceId workspace = newWorkspace();
    record(workspace, event("ann", 1, "e1", "/a"));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> turns = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        turns.add(
            threads.submit(
                () ->
                    events()
                        .rollUp(
                            workspace,
                            before -> {
                              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                              long revision = events().revision(workspace);
                              inside.decrementAndGet();
                              return new RolledUp(revision, before.knownAt() + 1);
                            })));
      }
      for (Future<?> turn : turns) {
        turn.get();
      }
    }
    assertThat(most).hasValue(1);
    events()
        .rollUp(
            workspace,
            before -> {
              assertThat(before.knownAt()).isEqualTo(4);
              return before;
            });
  }

  @Test
  void twoWritersOfTheSameEventsRecordEachOnce() throws Exception {
    WorkspaceId workspace = newWorkspace();
    List<Event> events = new RandomEvents(5).list(200);
    List<Event> reversed = events.reversed();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Integer>> writers = new ArrayList<>();
      for (List<Event> order : List.of(events, reversed)) {
        writers.add(threads.submit(() -> writeInBatches(workspace, order)));
      }
      Future<?> packer =
          threads.submit(
              () -> {
                for (int i = 0; i < 10; i++) {
                  events().pack(workspace);
                }
              });
      int recorded = 0;
      for (Future<Integer> writer : writers) {
        recorded += writer.get();
      }
      packer.get();
      assertThat(recorded).isEqualTo(200);
    }
    assertThat(packed(workspace)).isEqualTo(expected(events));
  }

  private int writeInBatches(WorkspaceId workspace, List<Event> events) {
    int recorded = 0;
    for (int from = 0; from < events.size(); from += 20) {
      RecordOutcome outcome = events().record(workspace, accepted(events.subList(from, from + 20)));
      recorded += (int) outcome.statuses().stream().filter(s -> s == EventStatus.RECORDED).count();
      assertThat(outcome.statuses())
          .doesNotContain(EventStatus.CONFLICT, EventStatus.LATE, EventStatus.FUTURE);
    }
    return recorded;
  }

  @Test
  void whatWasAnsweredOutlivesARestartWhereTheStoreDoes() {
    WorkspaceId workspace = newWorkspace();
    List<Event> events = new RandomEvents(3).list(50);
    events().record(workspace, accepted(events));

    store().restart();

    boolean durable = store().capabilities().contains(StoreCapability.DURABLE);
    assertThat(packed(workspace)).isEqualTo(expected(durable ? events : List.of()));
  }
}
