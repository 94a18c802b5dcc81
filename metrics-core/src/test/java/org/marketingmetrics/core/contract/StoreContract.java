package org.marketingmetrics.core.contract;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.store.BenchmarkStore;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Opens the store once for all tests of a suite and makes workspaces no other test knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
  final TestClock clock = new TestClock();
  private final StoreFixture.Factory factory;
  private StoreFixture store;

  @SuppressWarnings("NullAway.Init") // Opened before the first test.
  StoreContract(StoreFixture.Factory factory) {
    this.factory = factory;
  }

  @BeforeAll
  final void open() throws Exception {
    store = factory.open(clock);
  }

  @AfterAll
  final void close() throws Exception {
    store.close();
  }

  final StoreFixture store() {
    return store;
  }

  final ChannelDataStore channelData() {
    return store.stores().channelData();
  }

  final CampaignStore campaigns() {
    return store.stores().campaigns();
  }

  final WorkspaceStore workspaces() {
    return store.stores().workspaces();
  }

  final BenchmarkStore benchmarks() {
    return store.stores().benchmarks();
  }

  final EventStore events() {
    return store.stores().events();
  }

  /** The id of a workspace that does not exist. */
  static WorkspaceId unusedId() {
    return new WorkspaceId("w-" + UUID.randomUUID());
  }

  /** A new, empty workspace. */
  final WorkspaceId newWorkspace() {
    WorkspaceId id = unusedId();
    workspaces().insert(workspace(id));
    return id;
  }

  /** A workspace as tests make it. */
  static Workspace workspace(WorkspaceId id) {
    return new Workspace(
        id,
        "Tests",
        ZoneOffset.UTC,
        DayOfWeek.MONDAY,
        List.of(),
        Basis.UNSPECIFIED,
        Instant.parse("2026-01-01T00:00:00Z"),
        1);
  }

  /** All facts of a workspace, as a reader who knows nothing yet gets them. */
  final Reading read(WorkspaceId workspace) {
    Reading reading = new Reading();
    channelData().read(workspace, java.util.Map.of(), reading);
    return reading;
  }

  /** All facts as they were known at an instant. */
  final Reading readAsOf(WorkspaceId workspace, long knownAt) {
    Reading reading = new Reading();
    channelData().readAsOf(workspace, knownAt, reading);
    return reading;
  }
}
