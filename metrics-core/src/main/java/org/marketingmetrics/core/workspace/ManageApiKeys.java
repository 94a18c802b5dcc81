package org.marketingmetrics.core.workspace;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.store.WorkspaceStore;

/** Creates, lists and deletes the keys of workspaces. */
public final class ManageApiKeys {
  private static final int PAGE = 1_000;
  private static final int ID_DIGITS = 20;

  private final WorkspaceStore store;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * The use case over its port.
   *
   * @param random must be a {@link java.security.SecureRandom} except in tests
   */
  public ManageApiKeys(WorkspaceStore store, Clock clock, RandomGenerator random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A key just made.
   *
   * @param key without its secret
   * @param secret told this one time; null when the key was made by an earlier call
   */
  public record Issued(ApiKey key, @Nullable String secret) {
    /** Never shows the secret. */
    @Override
    public String toString() {
      return "Issued[" + key.id() + "]";
    }
  }

  /**
   * Creates a key.
   *
   * @param expiresAt from then on it opens nothing; null for never
   * @param requestId makes the call repeatable: the id of the key is made from it; null for none
   * @throws MetricsException INVALID_FIELD when {@code expiresAt} is past, WORKSPACE_NOT_FOUND,
   *     REQUEST_ID_REUSED when an earlier call made another key with this request id
   */
  public Issued create(
      WorkspaceId workspace,
      Role role,
      String displayName,
      @Nullable Instant expiresAt,
      @Nullable UUID requestId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw MetricsException.invalidField(
          "api_key.expire_time", "%s is past, now is %s".formatted(expiresAt, now));
    }
    String secret = ApiKeySecret.create(random);
    String id = id(requestId == null ? secret : workspace + "/" + requestId);
    ApiKey key =
        new ApiKey(id, workspace, role, displayName, ApiKeySecret.hash(secret), now, expiresAt);
    try {
      store.insert(key);
      return new Issued(key, secret);
    } catch (MetricsException e) {
      if (requestId != null && e.reason() == ErrorReason.ALREADY_EXISTS) {
        return new Issued(madeBefore(key, requestId), null);
      }
      throw e;
    }
  }

  private static String id(String from) {
    return "k" + ApiKeySecret.hash(from).substring(0, ID_DIGITS);
  }

  private ApiKey madeBefore(ApiKey wanted, UUID requestId) {
    return find(wanted.workspace(), wanted.id())
        .filter(
            found ->
                found.role() == wanted.role()
                    && found.displayName().equals(wanted.displayName())
                    && Objects.equals(found.expiresAt(), wanted.expiresAt()))
        .orElseThrow(() -> StoreFailures.requestIdReused(requestId));
  }

  private Optional<ApiKey> find(WorkspaceId workspace, String id) {
    String after = null;
    while (true) {
      List<ApiKey> page = store.keys(workspace, after, PAGE);
      Optional<ApiKey> found = page.stream().filter(key -> key.id().equals(id)).findFirst();
      if (found.isPresent() || page.size() < PAGE) {
        return found;
      }
      after = page.getLast().id();
    }
  }

  /**
   * A page of keys by id.
   *
   * @param after id after which to begin, null for the first page
   */
  public List<ApiKey> list(WorkspaceId workspace, @Nullable String after, int limit) {
    return store.keys(workspace, after, limit);
  }

  /**
   * Deletes a key.
   *
   * @throws MetricsException RESOURCE_NOT_FOUND
   */
  public void delete(WorkspaceId workspace, String id) {
    if (!store.deleteKey(workspace, id)) {
      throw StoreFailures.notFound(ResourceName.apiKey(workspace, id));
    }
  }
}
