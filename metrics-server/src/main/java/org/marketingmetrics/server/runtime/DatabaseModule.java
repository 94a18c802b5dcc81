package org.marketingmetrics.server.runtime;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.marketingmetrics.core.store.Stores;

/** The ports, and how busy the database is. The store itself bounds the work on it. */
final class DatabaseModule extends AbstractModule {
  private final Database database;

  DatabaseModule(Database database) {
    this.database = database;
  }

  @Provides
  @Singleton
  Stores stores(MeterRegistry registry) {
    gauge(registry, "active", "Connections in use", Database.Pool::active);
    gauge(registry, "idle", "Connections ready", Database.Pool::idle);
    gauge(registry, "waiting", "Calls that wait for a connection", Database.Pool::waiting);
    gauge(registry, "most", "Largest number of connections", Database.Pool::most);
    return database.stores();
  }

  private void gauge(
      MeterRegistry registry, String name, String what, ToDoubleFunction<Database.Pool> value) {
    Gauge.builder("database.pool." + name, database, d -> value.applyAsDouble(d.pool()))
        .description(what)
        .register(registry);
  }
}
