package org.marketingmetrics.store.embedded;

/** The database and the one account that reaches it over TCP. */
final class Accounts {
  static final String DATABASE = "marketing_metrics";
  static final String USER = "marketing_metrics";

  private Accounts() {}

  /**
   * One statement a line, run at each start before the server listens. The account may make
   * databases whose names begin as ours does, which tests and code generation need, and has no
   * rights on the server or on others.
   */
  static String sql(Password password) {
    return """
    CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
    CREATE OR REPLACE USER '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
    GRANT ALL ON `%4$s%%`.* TO '%2$s'@'127.0.0.1';
    """
        .formatted(DATABASE, USER, password.reveal(), DATABASE.replace("_", "\\_"));
  }
}
