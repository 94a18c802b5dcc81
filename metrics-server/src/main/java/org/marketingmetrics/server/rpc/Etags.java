package org.marketingmetrics.server.rpc;

import org.jspecify.annotations.Nullable;

/** Etags of resources: their version, in a form nobody is tempted to count with. */
public final class Etags {
  private static final int RADIX = 36;
  private static final String PREFIX = "v";

  /** Never the version of anything, so that an etag that is none does not hold. */
  private static final long NO_VERSION = -1;

  private Etags() {}

  /** The etag of a version. */
  public static String of(long version) {
    return PREFIX + Long.toString(version, RADIX);
  }

  /** The version that an update expects; null when the caller sent no etag. */
  public static @Nullable Long expected(String etag) {
    if (etag.isEmpty()) {
      return null;
    }
    try {
      return etag.startsWith(PREFIX)
          ? Long.parseLong(etag.substring(PREFIX.length()), RADIX)
          : NO_VERSION;
    } catch (NumberFormatException e) {
      return NO_VERSION;
    }
  }
}
