package org.marketingmetrics.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.memory.MemoryStores;

class ManageWorkspacesTest {
  private static final WorkspaceId ACME = new WorkspaceId("acme");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00.123456789Z"), ZoneOffset.UTC);

  private final ManageWorkspaces workspaces =
      new ManageWorkspaces(MemoryStores.open(CLOCK).workspaces(), CLOCK);

  private static WorkspaceChange named(String name) {
    return new WorkspaceChange(name, null, null, null, null);
  }

  private static void refused(ErrorReason reason, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            MetricsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aNewWorkspaceCutsDaysInUtcAndWeeksOnMonday() {
    assertThat(workspaces.create(ACME, WorkspaceChange.NONE, false))
        .isEqualTo(
            new Workspace(
                ACME,
                "acme",
                ZoneId.of("UTC"),
                DayOfWeek.MONDAY,
                List.of(),
                Basis.UNSPECIFIED,
                Instant.parse("2026-03-01T12:00:00.123456Z"),
                1));
  }

  @Test
  void aRepetitionGivesWhatWasCreated() {
    Workspace first = workspaces.create(ACME, named("Acme"), true);

    assertThat(workspaces.create(ACME, named("Acme"), true)).isEqualTo(first);
  }

  @Test
  void whatDiffersFromTheFirstCallIsNoRepetition() {
    workspaces.create(ACME, named("Acme"), true);

    refused(ErrorReason.ALREADY_EXISTS, () -> workspaces.create(ACME, named("Other"), true));
    refused(ErrorReason.ALREADY_EXISTS, () -> workspaces.create(ACME, named("Acme"), false));
  }

  @Test
  void aChangeLeavesTheRestAsItIs() {
    workspaces.create(ACME, named("Acme"), false);

    Workspace changed =
        workspaces.update(
            ACME, new WorkspaceChange(null, null, DayOfWeek.SUNDAY, null, List.of("shop")), null);

    assertThat(changed.displayName()).isEqualTo("Acme");
    assertThat(changed.weekStart()).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(changed.sourcePrecedence()).containsExactly("shop");
    assertThat(workspaces.get(ACME)).isEqualTo(changed);
  }

  @Test
  void anOldVersionStopsTheChange() {
    workspaces.create(ACME, named("Acme"), false);
    workspaces.update(ACME, named("B"), 1L);

    refused(ErrorReason.ETAG_MISMATCH, () -> workspaces.update(ACME, named("C"), 1L));
  }

  /** Two admins save their forms at the same moment. */
  @Test
  void changesOfDifferentSettingsAtOnceAllHold() throws InterruptedException, ExecutionException {
    workspaces.create(ACME, named("Acme"), false);
    List<WorkspaceChange> changes =
        List.of(
            named("B"),
            new WorkspaceChange(null, ZoneId.of("Asia/Tokyo"), null, null, null),
            new WorkspaceChange(null, null, DayOfWeek.SUNDAY, null, null));
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Workspace>> running = new ArrayList<>();
      changes.forEach(
          change -> running.add(executor.submit(() -> workspaces.update(ACME, change, null))));
      for (Future<Workspace> change : running) {
        change.get();
      }
    }

    Workspace result = workspaces.get(ACME);
    assertThat(result.displayName()).isEqualTo("B");
    assertThat(result.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(result.weekStart()).isEqualTo(DayOfWeek.SUNDAY);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    refused(ErrorReason.WORKSPACE_NOT_FOUND, () -> workspaces.get(ACME));
    refused(ErrorReason.WORKSPACE_NOT_FOUND, () -> workspaces.update(ACME, named("A"), null));
  }
}
