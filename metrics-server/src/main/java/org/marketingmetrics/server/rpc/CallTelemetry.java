package org.marketingmetrics.server.rpc;

import io.grpc.Status;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Telemetry of calls: how many, how long, how they ended. */
final class CallTelemetry {
  private static final Logger log = LoggerFactory.getLogger("org.marketingmetrics.server.call");

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Map<Ending, Timer> timers = new ConcurrentHashMap<>();

  /** How a call of a method ended. */
  private record Ending(String method, Status.Code code) {}

  CallTelemetry(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("grpc.server.calls.in.flight", inFlight, AtomicInteger::get)
        .description("Calls begun and not ended")
        .register(registry);
  }

  void started() {
    inFlight.incrementAndGet();
  }

  void ended(String method, Status status, long nanos) {
    inFlight.decrementAndGet();
    timers
        .computeIfAbsent(new Ending(method, status.getCode()), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
    write(status, nanos);
  }

  private Timer timer(Ending ending) {
    return Timer.builder("grpc.server.calls")
        .description("Calls by method and status code")
        .tag("method", ending.method())
        .tag("code", ending.code().name())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** One line for each call; who called and which method is in its log context. */
  private static void write(Status status, long nanos) {
    Level level = levelOf(status.getCode());
    if (!log.isEnabledForLevel(level)) {
      return;
    }
    log.atLevel(level)
        .setCause(level == Level.INFO || level == Level.DEBUG ? null : status.getCause())
        .addKeyValue("code", status.getCode())
        .addKeyValue("ms", TimeUnit.NANOSECONDS.toMicros(nanos) / 1_000.0)
        .log(status.getDescription() == null ? "call ended" : status.getDescription());
  }

  /** Our faults are errors, what an operator may want to act on warns, callers' mistakes inform. */
  static Level levelOf(Status.Code code) {
    return switch (code) {
      case OK -> Level.DEBUG;
      case INTERNAL, UNKNOWN, DATA_LOSS -> Level.ERROR;
      case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, ABORTED -> Level.WARN;
      case CANCELLED,
          INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          FAILED_PRECONDITION,
          OUT_OF_RANGE,
          UNIMPLEMENTED,
          UNAUTHENTICATED ->
          Level.INFO;
    };
  }
}
