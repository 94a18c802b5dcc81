package org.marketingmetrics.server.runtime;

import io.grpc.BindableService;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.util.List;

/** What the health service and the readiness probe say. */
final class Health {
  private final HealthStatusManager manager = new HealthStatusManager();
  private final List<String> services;
  private volatile boolean serving;
  private volatile boolean stopping;

  /** NOT_SERVING for the server as a whole and for each service, until told otherwise. */
  Health(List<String> services) {
    this.services = List.copyOf(services);
    serving(false);
  }

  BindableService service() {
    return manager.getHealthService();
  }

  /** Says the same for all services: each of them needs the database. */
  void serving(boolean now) {
    serving = now;
    ServingStatus status = now ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    manager.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
    services.forEach(service -> manager.setStatus(service, status));
  }

  /** NOT_SERVING from now on, whatever the database does. */
  void stop() {
    stopping = true;
    manager.enterTerminalState();
  }

  boolean ready() {
    return serving && !stopping;
  }
}
