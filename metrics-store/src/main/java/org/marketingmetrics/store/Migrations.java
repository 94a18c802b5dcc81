package org.marketingmetrics.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a database to what this release needs. */
final class Migrations {
  private final Flyway flyway;

  Migrations(DataSource database) {
    this.flyway =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:org/marketingmetrics/store/migration")
            .validateMigrationNaming(true)
            .load();
  }

  /** Applies what is missing and returns how many that was. */
  int apply() {
    try {
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayException e) {
      throw SqlFault.of(e).failure(e);
    }
  }
}
