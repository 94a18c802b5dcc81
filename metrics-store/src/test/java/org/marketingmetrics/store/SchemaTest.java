package org.marketingmetrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.store.testing.TestDatabase;

/** The rules of the schema, read from the database that the migrations made. */
class SchemaTest {
  private static final String NOT_FLYWAY = " AND table_name <> 'flyway_schema_history'";

  private static TestDatabase database;

  @BeforeAll
  static void migrate() throws SQLException {
    database = TestDatabase.create(SchemaTest.class);
    MysqlDataSource dataSource = new MysqlDataSource();
    dataSource.setUrl(database.jdbcUrl());
    dataSource.setUser(database.user());
    dataSource.setPassword(database.password().reveal());
    assertThat(new Migrations(dataSource).apply()).isPositive();
    assertThat(new Migrations(dataSource).apply()).isZero();
  }

  @AfterAll
  static void drop() throws SQLException {
    database.close();
  }

  /** Fails when the catalogue gets a measure or a reported rate and the tables do not. */
  @ParameterizedTest
  @ValueSource(strings = {"observation", "observation_version"})
  void everyMeasureHasItsColumnAndNoOtherColumnLooksLikeOne(String table) throws SQLException {
    List<String> measures = Catalog.standard().stored().stream().map(Stored::id).sorted().toList();

    assertThat(
            select(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                    + " AND data_type = 'bigint' AND is_nullable = 'YES'"
                    + " AND column_name <> 'confirmed_at' AND table_name = '"
                    + table
                    + "'"))
        .containsExactlyInAnyOrderElementsOf(measures);
  }

  @Test
  void theWorkspaceComesFirstInEveryKeyButOne() throws SQLException {
    assertThat(
            select(
                "SELECT CONCAT(table_name, '.', index_name) FROM information_schema.statistics"
                    + " WHERE table_schema = DATABASE() AND seq_in_index = 1"
                    + " AND column_name <> 'workspace_id'"
                    + NOT_FLYWAY))
        .containsExactly("api_key.by_secret");
  }

  @Test
  void everyIndexSaysWhichQuestionNeedsIt() throws SQLException {
    List<String> comments =
        select(
            "SELECT DISTINCT index_comment FROM information_schema.statistics"
                + " WHERE table_schema = DATABASE()"
                + NOT_FLYWAY);

    assertThat(comments).isNotEmpty().allMatch(comment -> !comment.isBlank());
    for (String comment : comments) {
      for (String word : comment.split("[^A-Za-z]+", -1)) {
        if (word.matches("([A-Z][a-z]+){2,}")) {
          assertThat(MetricsStore.class.getResource(word + ".class")).as(word).isNotNull();
        }
      }
    }
  }

  @Test
  void allTextComparesByteByByte() throws SQLException {
    assertThat(
            select(
                "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema"
                    + " = DATABASE() AND collation_name IS NOT NULL"
                    + NOT_FLYWAY))
        .containsExactlyInAnyOrder("ascii_bin", "utf8mb4_bin");
  }

  @Test
  void nothingIsUsedThatClustersOrShardsCannotKeep() throws SQLException {
    assertThat(
            select(
                "SELECT table_name FROM information_schema.key_column_usage WHERE table_schema ="
                    + " DATABASE() AND referenced_table_name IS NOT NULL"))
        .as("foreign keys")
        .isEmpty();
    assertThat(
            select(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                    + " AND (extra LIKE '%auto_increment%' OR extra LIKE '%GENERATED%')"
                    + NOT_FLYWAY))
        .as("keys made by the server")
        .isEmpty();
    assertThat(
            select(
                "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema ="
                    + " DATABASE()"))
        .isEmpty();
    assertThat(
            select(
                "SELECT table_name FROM information_schema.tables t WHERE table_schema ="
                    + " DATABASE() AND NOT EXISTS (SELECT 1 FROM information_schema.statistics s"
                    + " WHERE s.table_schema = t.table_schema AND s.table_name = t.table_name AND"
                    + " s.index_name = 'PRIMARY')"))
        .as("tables without a primary key")
        .isEmpty();
  }

  private static List<String> select(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
