package org.marketingmetrics.server.runtime;

import io.grpc.Server;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.marketingmetrics.server.config.ShutdownConfig;
import org.marketingmetrics.server.rpc.CallChain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the calls of a server without cutting off those that can still be answered. */
final class Drain {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);

  /** Time that calls cut off have to notice. */
  private static final Duration AFTER_CUT = Duration.ofSeconds(5);

  private final Server grpc;
  private final CallChain chain;
  private final Health health;

  Drain(Server grpc, CallChain chain, Health health) {
    this.grpc = grpc;
    this.chain = chain;
    this.health = health;
  }

  void run(ShutdownConfig config) {
    health.stop();
    try {
      if (await(config.lameDuck())) {
        return;
      }
      chain.stop();
      grpc.shutdown();
      if (!await(config.drain())) {
        log.warn("calls still run after {}; they are cut off", config.drain());
        grpc.shutdownNow();
        if (!await(AFTER_CUT)) {
          log.warn("calls still run; they are left behind");
        }
      }
    } catch (InterruptedException e) {
      grpc.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Waits; true when the server has ended. */
  private boolean await(Duration time) throws InterruptedException {
    return grpc.awaitTermination(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
