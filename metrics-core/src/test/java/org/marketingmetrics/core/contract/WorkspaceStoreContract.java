package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.contract.Samples.attributed;
import static org.marketingmetrics.core.contract.Samples.batch;
import static org.marketingmetrics.core.contract.Samples.measured;
import static org.marketingmetrics.core.contract.Samples.row;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.workspace.ApiKey;
import org.marketingmetrics.core.workspace.Role;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.core.workspace.WorkspaceState;

/** Workspaces and the keys that open them. */
public abstract class WorkspaceStoreContract extends StoreContract {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Instant AT = Instant.parse("2026-02-03T04:05:06.789012Z");

  protected WorkspaceStoreContract(StoreFixture.Factory factory) {
    super(factory);
  }

  @Test
  void aWorkspaceIsKeptAsItWasMade() {
    Workspace workspace =
        new Workspace(
            unusedId(),
            "Команда 🚀 ",
            TOKYO,
            DayOfWeek.SUNDAY,
            List.of("ads", "Ads, all", "line\nbreak", " "),
            attributed(7),
            AT,
            1);

    workspaces().insert(workspace);

    assertThat(workspaces().workspace(workspace.id())).contains(workspace);
    assertThat(workspaces().workspace(unusedId())).isEmpty();
    Failures.assertFails(ErrorReason.ALREADY_EXISTS, () -> workspaces().insert(workspace));
  }

  @Test
  void pagesFollowEachOtherInOrderOfId() {
    List<String> ids = new java.util.ArrayList<>();
    String prefix = "page-" + UUID.randomUUID() + "-";
    for (String suffix : List.of("a", "b", "c", "d", "e")) {
      WorkspaceId id = new WorkspaceId(prefix + suffix);
      workspaces().insert(workspace(id));
      ids.add(id.id());
    }

    assertThat(workspaces().workspaces(prefix, 3))
        .extracting(found -> found.id().id())
        .isEqualTo(ids.subList(0, 3));
    assertThat(workspaces().workspaces(ids.get(2), 2))
        .extracting(found -> found.id().id())
        .isEqualTo(ids.subList(3, 5));
    assertThat(workspaces().workspaces(null, 1)).hasSize(1);
  }

  @Test
  void anUpdateRaisesTheVersionAndKeepsTheDateOfCreation() {
    WorkspaceId id = newWorkspace();
    Workspace changed =
        new Workspace(
            id, "Renamed", TOKYO, DayOfWeek.SUNDAY, List.of("shop"), attributed(14), AT, 7);

    Workspace updated = workspaces().update(changed, 1L);

    assertThat(updated)
        .isEqualTo(
            new Workspace(
                id,
                "Renamed",
                TOKYO,
                DayOfWeek.SUNDAY,
                List.of("shop"),
                attributed(14),
                workspace(id).createdAt(),
                2));
    assertThat(workspaces().workspace(id)).contains(updated);
    assertThat(workspaces().update(changed, null).version()).isEqualTo(3);
  }

  @Test
  void aStateIsTheWorkspaceWithTheRevisionOfItsData() {
    WorkspaceId id = newWorkspace();
    assertThat(workspaces().state(id)).contains(new WorkspaceState(workspace(id), 0));

    long revision = channelData().write(id, batch(row(1, measured("clicks", 1)))).revision();
    assertThat(workspaces().state(id)).contains(new WorkspaceState(workspace(id), revision));

    Workspace updated = workspaces().update(workspace(id), null);
    assertThat(workspaces().state(id)).contains(new WorkspaceState(updated, revision));
    assertThat(workspaces().state(unusedId())).isEmpty();
  }

  /** Two administrators change the settings at once. */
  @Test
  void anUpdateOfWhatChangedMeanwhileIsRefused() {
    WorkspaceId id = newWorkspace();
    workspaces().update(workspace(id), 1L);

    Failures.assertFails(ErrorReason.ETAG_MISMATCH, () -> workspaces().update(workspace(id), 1L));
    Failures.assertFails(
        ErrorReason.WORKSPACE_NOT_FOUND, () -> workspaces().update(workspace(unusedId()), null));
  }

  /** Days were cut in the old zone and cannot be cut anew. */
  @Test
  void theZoneIsFixedOnceThereAreData() {
    WorkspaceId id = newWorkspace();
    channelData().write(id, batch(row(1, measured("clicks", 1))));
    Workspace known = workspace(id);
    Workspace moved =
        new Workspace(
            id,
            known.displayName(),
            TOKYO,
            known.weekStart(),
            known.sourcePrecedence(),
            known.defaultBasis(),
            known.createdAt(),
            1);

    Failures.assertFails(ErrorReason.TIME_ZONE_FIXED, () -> workspaces().update(moved, 1L));

    assertThat(workspaces().workspace(id)).contains(known);
    assertThat(workspaces().update(known, 1L).version()).isEqualTo(2);
  }

  /** The only thing an interceptor knows is the hash of what the caller sent. */
  @Test
  void aKeyIsFoundByTheHashOfItsSecret() {
    ApiKey key = key(newWorkspace(), "key-1", AT.plusSeconds(1));
    ApiKey unlimited = key(key.workspace(), "Key-1", null);
    workspaces().insert(key);
    workspaces().insert(unlimited);

    assertThat(workspaces().keyByHash(key.secretHash())).contains(key);
    assertThat(workspaces().keyByHash(unlimited.secretHash())).contains(unlimited);
    assertThat(workspaces().keyByHash(hash())).isEmpty();
    Failures.assertFails(ErrorReason.ALREADY_EXISTS, () -> workspaces().insert(key));
    Failures.assertFails(
        ErrorReason.WORKSPACE_NOT_FOUND, () -> workspaces().insert(key(unusedId(), "k", null)));
  }

  @Test
  void keysOfAWorkspaceComeInPagesAndCanBeRemoved() {
    WorkspaceId workspace = newWorkspace();
    WorkspaceId other = newWorkspace();
    ApiKey a = key(workspace, "a", null);
    ApiKey b = key(workspace, "b", null);
    ApiKey c = key(workspace, "c", null);
    List.of(c, a, b, key(other, "a", null)).forEach(workspaces()::insert);

    assertThat(workspaces().keys(workspace, null, 2)).containsExactly(a, b);
    assertThat(workspaces().keys(workspace, "b", 2)).containsExactly(c);
    assertThat(workspaces().keys(unusedId(), null, 2)).isEmpty();
    assertThat(workspaces().deleteKey(workspace, "b")).isTrue();
    assertThat(workspaces().deleteKey(workspace, "b")).isFalse();
    assertThat(workspaces().deleteKey(unusedId(), "a")).isFalse();
    assertThat(workspaces().keyByHash(b.secretHash())).isEmpty();
    assertThat(workspaces().keys(workspace, null, 9)).containsExactly(a, c);
    assertThat(workspaces().keys(other, null, 9)).hasSize(1);
  }

  private static ApiKey key(WorkspaceId workspace, String id, @Nullable Instant expiresAt) {
    return new ApiKey(id, workspace, Role.WRITER, "Import 🛒", hash(), AT, expiresAt);
  }

  private static String hash() {
    return UUID.randomUUID().toString().replace("-", "").repeat(2);
  }
}
