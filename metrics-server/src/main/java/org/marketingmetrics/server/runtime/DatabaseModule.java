package org.marketingmetrics.server.runtime;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.config.DatabaseConfig;
import org.marketingmetrics.server.config.ServerConfig;

/** The ports, behind the gate that bounds work on the database. */
final class DatabaseModule extends AbstractModule {
  private final Database database;

  DatabaseModule(Database database) {
    this.database = database;
  }

  @Provides
  @Singleton
  DatabaseGate gate(ServerConfig config, MeterRegistry registry) {
    DatabaseConfig limits = config.database();
    DatabaseGate gate =
        new DatabaseGate(limits.connections(), limits.waiting(), limits.longestWait());
    Gauge.builder("database.gate.waiting", gate, DatabaseGate::waiting)
        .description("Threads that wait for leave to work on the database")
        .register(registry);
    gauge(registry, "active", "Connections in use", Database.Pool::active);
    gauge(registry, "idle", "Connections ready", Database.Pool::idle);
    gauge(registry, "waiting", "Threads that wait for a connection", Database.Pool::waiting);
    gauge(registry, "most", "Largest number of connections", Database.Pool::most);
    return gate;
  }

  private void gauge(
      MeterRegistry registry, String name, String what, ToDoubleFunction<Database.Pool> value) {
    Gauge.builder("database.pool." + name, database, d -> value.applyAsDouble(d.pool()))
        .description(what)
        .register(registry);
  }

  @Provides
  @Singleton
  Stores stores(DatabaseGate gate) {
    return GatedStores.of(database.stores(), gate);
  }
}
