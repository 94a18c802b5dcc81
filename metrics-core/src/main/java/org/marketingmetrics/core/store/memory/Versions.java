package org.marketingmetrics.core.store.memory;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;

/** The version a caller read against the version there is. */
final class Versions {
  private Versions() {}

  /** ETAG_MISMATCH when the caller read another version; null accepts any. */
  static void check(ResourceName name, long version, @Nullable Long expected) {
    if (expected != null && expected != version) {
      throw StoreFailures.etagMismatch(name);
    }
  }
}
