package org.marketingmetrics.core.store;

import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.ResourceName;

/** Read, change, write; again when somebody else wrote in between and the caller does not mind. */
public final class Retrying {
  private Retrying() {}

  /**
   * Changes something.
   *
   * @param tries how often, before WRITE_CONFLICT
   * @param expected version the caller read; null when the caller does not mind
   * @throws MetricsException ETAG_MISMATCH, WRITE_CONFLICT, and what reading and writing throw
   */
  public static <T> T onEtag(
      int tries,
      @Nullable Long expected,
      ResourceName name,
      Supplier<T> read,
      UnaryOperator<T> write,
      ToLongFunction<T> version) {
    for (int attempt = 1; ; attempt++) {
      T current = read.get();
      if (expected != null && expected != version.applyAsLong(current)) {
        throw StoreFailures.etagMismatch(name);
      }
      try {
        return write.apply(current);
      } catch (MetricsException e) {
        if (e.reason() != ErrorReason.ETAG_MISMATCH || expected != null) {
          throw e;
        }
        if (attempt == tries) {
          throw MetricsException.of(
                  ErrorReason.WRITE_CONFLICT, "others change it at the same time; try again")
              .cause(e)
              .build();
        }
      }
    }
  }
}
