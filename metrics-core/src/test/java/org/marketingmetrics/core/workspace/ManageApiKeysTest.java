package org.marketingmetrics.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.store.memory.MemoryStores;

class ManageApiKeysTest {
  private static final WorkspaceId ACME = new WorkspaceId("acme");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final UUID REQUEST = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");

  private final WorkspaceStore store = MemoryStores.open(CLOCK).workspaces();
  private final ManageApiKeys keys = new ManageApiKeys(store, CLOCK, new Random(1));

  @BeforeEach
  void workspace() {
    new ManageWorkspaces(store, CLOCK).create(ACME, WorkspaceChange.NONE, false);
  }

  private static void refused(ErrorReason reason, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            MetricsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void onlyTheHashOfASecretIsKept() {
    ManageApiKeys.Issued issued = keys.create(ACME, Role.READER, "dashboard", null, null);

    assertThat(issued.secret()).matches("mm_[A-Za-z0-9_-]{43}");
    assertThat(ApiKeySecret.isWellFormed(String.valueOf(issued.secret()))).isTrue();
    assertThat(store.keyByHash(ApiKeySecret.hash(String.valueOf(issued.secret()))))
        .contains(issued.key());
    assertThat(issued.key().toString() + issued)
        .doesNotContain(String.valueOf(issued.secret()).substring(3));
  }

  @Test
  void theHashIsSha256() {
    // printf abc | sha256sum
    assertThat(ApiKeySecret.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void everyKeyIsAnotherKey() {
    ManageApiKeys.Issued first = keys.create(ACME, Role.READER, "", null, null);
    ManageApiKeys.Issued second = keys.create(ACME, Role.READER, "", null, null);

    assertThat(first.secret()).isNotEqualTo(second.secret());
    assertThat(keys.list(ACME, null, 10)).hasSize(2);
  }

  @Test
  void aRepeatedRequestMakesOneKeyAndTellsItsSecretOnce() {
    ManageApiKeys.Issued first = keys.create(ACME, Role.READER, "", null, REQUEST);
    ManageApiKeys.Issued again = keys.create(ACME, Role.READER, "", null, REQUEST);

    assertThat(again.key()).isEqualTo(first.key());
    assertThat(again.secret()).isNull();
    assertThat(keys.list(ACME, null, 10)).hasSize(1);
  }

  @Test
  void aRequestIdWithOtherContentIsRefused() {
    keys.create(ACME, Role.READER, "", null, REQUEST);

    refused(ErrorReason.REQUEST_ID_REUSED, () -> keys.create(ACME, Role.ADMIN, "", null, REQUEST));
  }

  @Test
  void aKeyThatIsExpiredAlreadyIsRefused() {
    refused(ErrorReason.INVALID_FIELD, () -> keys.create(ACME, Role.READER, "", NOW, null));
    assertThat(keys.create(ACME, Role.READER, "", NOW.plusSeconds(1), null).key().expiresAt())
        .isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void aKeyIsDeletedOnce() {
    String id = keys.create(ACME, Role.READER, "", null, null).key().id();

    keys.delete(ACME, id);

    assertThat(keys.list(ACME, null, 10)).isEmpty();
    refused(ErrorReason.RESOURCE_NOT_FOUND, () -> keys.delete(ACME, id));
  }
}
