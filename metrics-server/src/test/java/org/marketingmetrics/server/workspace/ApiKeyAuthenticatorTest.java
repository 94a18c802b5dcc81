package org.marketingmetrics.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.store.memory.MemoryStores;
import org.marketingmetrics.core.workspace.ApiKey;
import org.marketingmetrics.core.workspace.ApiKeySecret;
import org.marketingmetrics.core.workspace.Role;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.config.AccessConfig;
import org.marketingmetrics.server.rpc.Caller;

class ApiKeyAuthenticatorTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final WorkspaceId ACME = new WorkspaceId("acme");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final Clock clock =
      InstantSource.tick(now::get, Duration.ofNanos(1)).withZone(ZoneOffset.UTC);
  private final AtomicLong nanos = new AtomicLong();
  private final WorkspaceStore store = MemoryStores.open(clock).workspaces();
  private final ApiKeyAuthenticator authenticator =
      new ApiKeyAuthenticator(
          store,
          new AccessConfig(
              AccessConfig.Keys.REQUIRED,
              ApiKeySecret.hash("operator"),
              false,
              Duration.ofSeconds(5)),
          clock,
          nanos::get);

  @BeforeEach
  void workspace() {
    store.insert(
        new Workspace(
            ACME,
            "Acme",
            ZoneId.of("UTC"),
            DayOfWeek.MONDAY,
            List.of(),
            Basis.UNSPECIFIED,
            NOW,
            1));
  }

  private String key(String id, @Nullable Instant expiresAt) {
    String secret = ApiKeySecret.create(new Random(id.hashCode()));
    store.insert(new ApiKey(id, ACME, Role.WRITER, "", ApiKeySecret.hash(secret), NOW, expiresAt));
    return secret;
  }

  private void refused(ErrorReason reason, @Nullable String key) {
    assertThatThrownBy(() -> authenticator.authenticate(key))
        .isInstanceOfSatisfying(
            MetricsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aKeySaysWorkspaceAndRole() {
    assertThat(authenticator.authenticate(key("k1", null)))
        .isEqualTo(new Caller.KeyHolder(ACME, Role.WRITER));
  }

  @Test
  void noKeyIsMissing() {
    refused(ErrorReason.API_KEY_MISSING, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mm_", "mm_short", "operator "})
  void whatIsNoKeyIsInvalid(String key) {
    refused(ErrorReason.API_KEY_INVALID, key);
  }

  @Test
  void theOperatorIsKnownByTheHashAlone() {
    assertThat(authenticator.authenticate("operator")).isEqualTo(new Caller.Operator());
  }

  @Test
  void withoutAnOperatorNobodyIs() {
    ApiKeyAuthenticator without =
        new ApiKeyAuthenticator(store, AccessConfig.DEFAULTS, clock, nanos::get);

    assertThatThrownBy(() -> without.authenticate("")).isInstanceOf(MetricsException.class);
  }

  @Test
  void anExpiredKeyIsInvalidFromItsInstantOnEvenIfRemembered() {
    String key = key("k1", NOW.plusSeconds(60));
    now.set(NOW.plusSeconds(60).minusNanos(1));
    assertThat(authenticator.authenticate(key)).isInstanceOf(Caller.KeyHolder.class);

    now.set(NOW.plusSeconds(60));

    refused(ErrorReason.API_KEY_INVALID, key);
  }

  /** The key was deleted through another server. */
  @Test
  void aDeletedKeyIsBelievedForFiveSecondsAtMost() {
    String key = key("k1", null);
    assertThat(authenticator.authenticate(key)).isInstanceOf(Caller.KeyHolder.class);
    assertThat(store.deleteKey(ACME, "k1")).isTrue();

    nanos.addAndGet(Duration.ofSeconds(5).toNanos());

    refused(ErrorReason.API_KEY_INVALID, key);
  }

  @Test
  void aKeyDeletedHereIsForgottenAtOnce() {
    String key = key("k1", null);
    assertThat(authenticator.authenticate(key)).isInstanceOf(Caller.KeyHolder.class);
    assertThat(store.deleteKey(ACME, "k1")).isTrue();

    authenticator.forget();

    refused(ErrorReason.API_KEY_INVALID, key);
  }

  /** Made by another server a moment after somebody tried it too early. */
  @Test
  void aGuessIsRememberedNoLongerThanAKey() {
    String secret = ApiKeySecret.create(new Random("k1".hashCode()));
    refused(ErrorReason.API_KEY_INVALID, secret);
    assertThat(key("k1", null)).isEqualTo(secret);

    nanos.addAndGet(Duration.ofSeconds(5).toNanos());

    assertThat(authenticator.authenticate(secret)).isInstanceOf(Caller.KeyHolder.class);
  }
}
