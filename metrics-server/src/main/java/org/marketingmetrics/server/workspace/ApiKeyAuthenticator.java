package org.marketingmetrics.server.workspace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.ApiKey;
import org.marketingmetrics.core.workspace.ApiKeySecret;
import org.marketingmetrics.server.config.AccessConfig;
import org.marketingmetrics.server.rpc.Authenticator;
import org.marketingmetrics.server.rpc.Caller;

/**
 * Looks keys up by their hash. What was found, or not found, is believed for a few seconds, so that
 * neither good keys nor guesses cost a query each; a key deleted elsewhere opens nothing after
 * that.
 */
final class ApiKeyAuthenticator implements Authenticator {
  private static final int MOST_REMEMBERED = 10_000;

  private final WorkspaceStore store;
  private final byte[] operatorHash;
  private final Clock clock;
  private final Cache<String, Optional<ApiKey>> byHash;

  ApiKeyAuthenticator(WorkspaceStore store, AccessConfig config, Clock clock, Ticker ticker) {
    this.store = store;
    this.operatorHash = config.operatorKeySha256().getBytes(StandardCharsets.US_ASCII);
    this.clock = clock;
    this.byHash =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(config.keyCache())
            .ticker(ticker)
            .build();
  }

  @Override
  public Caller authenticate(@Nullable String key) {
    if (key == null) {
      throw MetricsException.of(
              ErrorReason.API_KEY_MISSING,
              "this server needs a key; send it as 'authorization: Bearer mm_...'")
          .build();
    }
    String hash = ApiKeySecret.hash(key);
    if (isOperator(hash)) {
      return new Caller.Operator();
    }
    return Optional.of(key)
        .filter(ApiKeySecret::isWellFormed)
        .flatMap(secret -> find(hash))
        .filter(found -> found.expiresAt() == null || clock.instant().isBefore(found.expiresAt()))
        .map(found -> new Caller.KeyHolder(found.workspace(), found.role()))
        .orElseThrow(ApiKeyAuthenticator::invalid);
  }

  private Optional<ApiKey> find(String hash) {
    Optional<ApiKey> known = byHash.getIfPresent(hash);
    if (known == null) {
      known = store.keyByHash(hash);
      byHash.put(hash, known);
    }
    return known;
  }

  /** Takes the same time whatever differs. */
  private boolean isOperator(String hash) {
    return MessageDigest.isEqual(operatorHash, hash.getBytes(StandardCharsets.US_ASCII));
  }

  /** Forgets all keys, because one was deleted here and now. */
  void forget() {
    byHash.invalidateAll();
  }

  private static MetricsException invalid() {
    return MetricsException.of(
            ErrorReason.API_KEY_INVALID,
            "the key opens nothing here: unknown, deleted or expired; ask an admin for another")
        .build();
  }
}
