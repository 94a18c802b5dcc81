package org.marketingmetrics.store;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.OnError;
import org.jooq.meta.jaxb.Target;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;
import org.marketingmetrics.store.embedded.ProgressListener;

/**
 * Writes jOOQ's classes for the tables as the migrations leave them on the embedded server. Run it
 * with {@code tools/regenerate-tables}; a test says when that is due.
 */
final class RegenerateTables {
  private static final String PACKAGE = "org.marketingmetrics.store.generated";

  private RegenerateTables() {}

  public static void main(String[] arguments) throws Exception {
    into(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  /** Replaces the package below a source directory; the server's data are made below another. */
  static void into(Path sources, Path work) throws Exception {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    EmbeddedDatabaseConfig config = EmbeddedDatabaseConfig.in(work.resolve("data"));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(config, ProgressListener.NONE)) {
      MysqlDataSource dataSource = new MysqlDataSource();
      dataSource.setUrl(database.jdbcUrl());
      dataSource.setUser(database.user());
      dataSource.setPassword(database.password().reveal());
      new Migrations(dataSource).apply();
      try (Connection connection = dataSource.getConnection()) {
        GenerationTool.generate(configuration(database, connection.getCatalog(), sources));
      }
    }
  }

  private static Configuration configuration(
      EmbeddedDatabase database, String schema, Path sources) {
    return new Configuration()
        .withLogging(Logging.WARN)
        .withOnError(OnError.FAIL)
        .withJdbc(
            new Jdbc()
                .withDriver("com.mysql.cj.jdbc.Driver")
                .withUrl(database.jdbcUrl())
                .withUser(database.user())
                .withPassword(database.password().reveal()))
        .withGenerator(
            new Generator()
                .withDatabase(
                    new Database()
                        .withName("org.jooq.meta.mariadb.MariaDBDatabase")
                        .withInputSchema(schema)
                        .withOutputSchemaToDefault(true)
                        .withExcludes("flyway_schema_history"))
                .withGenerate(tablesOnly())
                .withTarget(
                    new Target()
                        .withPackageName(PACKAGE)
                        .withDirectory(sources.toString())
                        .withEncoding("UTF-8")));
  }

  /** No records, keys or catalogues: the store renders SQL from the tables and reads it itself. */
  private static Generate tablesOnly() {
    return new Generate()
        .withRecords(false)
        .withKeys(false)
        .withRelations(false)
        .withIndexes(false)
        .withAsMethodOverrides(false)
        .withRenameMethodOverrides(false)
        .withWhereMethodOverrides(false)
        .withGlobalCatalogReferences(false)
        .withGlobalSchemaReferences(false)
        .withDefaultCatalog(false)
        .withDefaultSchema(false)
        .withGeneratedAnnotation(false);
  }
}
