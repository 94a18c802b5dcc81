package org.marketingmetrics.server.rpc;

import org.jspecify.annotations.Nullable;

/** Says who a credential belongs to. */
public interface Authenticator {
  /**
   * The caller with this key.
   *
   * @param key what stands behind {@code Bearer}; null when the call has no credential
   * @throws org.marketingmetrics.core.error.MetricsException API_KEY_MISSING, API_KEY_INVALID,
   *     STORE_UNAVAILABLE
   */
  Caller authenticate(@Nullable String key);
}
