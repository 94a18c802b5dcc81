package org.marketingmetrics.core.channeldata;

import java.time.ZoneId;
import org.marketingmetrics.core.store.StoreFailures;

/**
 * A system that reports.
 *
 * @param id name inside a workspace, for example {@code amazon_ads}
 * @param kind what kind of system it is
 * @param zone the zone in which it cuts its days
 */
public record Source(String id, SourceKind kind, ZoneId zone) {
  /**
   * The source after a write that declares it anew: a kind that was not stated before is taken
   * over.
   *
   * @throws org.marketingmetrics.core.error.MetricsException SOURCE_CONFLICT
   */
  public Source declaredAgainAs(Source declared) {
    boolean sameKind = kind == declared.kind || declared.kind == SourceKind.UNSPECIFIED;
    if (!zone.equals(declared.zone) || !(sameKind || kind == SourceKind.UNSPECIFIED)) {
      throw StoreFailures.sourceConflict(this, declared);
    }
    return sameKind ? this : new Source(id, declared.kind, zone);
  }
}
