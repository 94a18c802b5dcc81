package org.marketingmetrics.store.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
  @Test
  void twoDatabasesOfOneClassDoNotShareTables() throws SQLException {
    try (TestDatabase first = TestDatabase.create(getClass());
        TestDatabase second = TestDatabase.create(getClass())) {
      execute(first, "CREATE TABLE t (id INT PRIMARY KEY)");
      execute(second, "CREATE TABLE t (id INT PRIMARY KEY)");

      assertThat(first.name()).isNotEqualTo(second.name());
    }
  }

  @Test
  void identifiersAreCaseSensitiveInANewDatabase() throws SQLException {
    try (TestDatabase database = TestDatabase.create(getClass());
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id VARCHAR(10) PRIMARY KEY)");
      statement.execute("INSERT INTO t VALUES ('Summer'), ('summer')");
      try (ResultSet rows = statement.executeQuery("SELECT id FROM t WHERE id = 'summer'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("summer");
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void aClosedDatabaseIsGone() throws SQLException {
    TestDatabase database = TestDatabase.create(getClass());
    database.close();

    assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
  }

  @Test
  void theDatabaseOfAUrlIsReplacedAndItsParametersAreKept() {
    assertThat(TestDatabase.withDatabase("jdbc:mysql://127.0.0.1:3306/app?sslMode=DISABLED", "x"))
        .isEqualTo("jdbc:mysql://127.0.0.1:3306/x?sslMode=DISABLED");
    assertThat(TestDatabase.withDatabase("jdbc:mysql://db:3306", "x"))
        .isEqualTo("jdbc:mysql://db:3306/x");
    assertThatThrownBy(() -> TestDatabase.withDatabase("db:3306", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
