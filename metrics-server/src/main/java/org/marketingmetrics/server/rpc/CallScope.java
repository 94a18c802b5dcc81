package org.marketingmetrics.server.rpc;

import io.grpc.Context;
import io.grpc.Metadata;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** One call in progress: what its log lines, its telemetry and its errors have in common. */
public final class CallScope {
  /** Header and trailer that carry the call id. */
  public static final Metadata.Key<String> HEADER =
      Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

  /** Header that names the language of error texts. */
  static final Metadata.Key<String> LANGUAGE =
      Metadata.Key.of("accept-language", Metadata.ASCII_STRING_MARSHALLER);

  static final Context.Key<CallScope> KEY = Context.key("call");

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final String BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final String id;
  private final String method;
  private final @Nullable String language;
  private volatile @Nullable String workspace;

  CallScope(String id, String method, @Nullable String language) {
    this.id = id;
    this.method = method;
    this.language = language;
  }

  /** The call the current thread works for, null outside of calls. */
  static @Nullable CallScope current() {
    return KEY.get();
  }

  /** The caller's own id if it is harmless in a log, else a new one. */
  static String idFor(@Nullable String wanted, Clock clock) {
    return wanted != null && ACCEPTED.matcher(wanted).matches() ? wanted : newId(clock);
  }

  /** 10 characters of time, so that ids sort, and 16 of chance (a ULID). */
  private static String newId(Clock clock) {
    StringBuilder id = new StringBuilder(26);
    append(id, clock.millis(), 10);
    append(id, ThreadLocalRandom.current().nextLong(), 8);
    append(id, ThreadLocalRandom.current().nextLong(), 8);
    return id.toString();
  }

  private static void append(StringBuilder id, long bits, int characters) {
    for (int shift = 5 * (characters - 1); shift >= 0; shift -= 5) {
      id.append(BASE_32.charAt((int) (bits >>> shift) & 31));
    }
  }

  /** The id, which is in every log line and every error of the call. */
  String id() {
    return id;
  }

  /** What the caller says in {@code accept-language}; null when nothing. */
  @Nullable String language() {
    return language;
  }

  /** {@code service/method}. */
  String method() {
    return method;
  }

  /** Notes the workspace for the log, once it is known. */
  void workspace(String name) {
    this.workspace = name;
    MDC.put("workspace", name);
  }

  /** Runs a part of the call with its log context set. */
  void logged(Runnable part) {
    MDC.put("call_id", id);
    MDC.put("method", method);
    if (workspace != null) {
      MDC.put("workspace", workspace);
    }
    try {
      part.run();
    } finally {
      MDC.remove("call_id");
      MDC.remove("method");
      MDC.remove("workspace");
    }
  }
}
