package org.marketingmetrics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.store.RequestStamp;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.store.testing.TestDatabase;

/** What shows only in a real database: how much is held in memory and kept in tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseScaleTest {
  private static final Source ADS = new Source("ads", SourceKind.AD_PLATFORM, ZoneOffset.UTC);
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  private TestDatabase database;
  private StoreConfig config;
  private MetricsStore store;

  @BeforeAll
  void open() throws SQLException {
    database = TestDatabase.create(DatabaseScaleTest.class);
    config = StoreConfig.of(database.jdbcUrl(), database.user(), database.password());
    store = MetricsStore.open(config, Clock.systemUTC());
    store.migrate();
  }

  @AfterAll
  void close() throws SQLException {
    store.close();
    database.close();
  }

  /** A month of 200,000 rows would take 100 MB if the driver collected it first. */
  @Test
  void rowsOfABlockAreNotCollectedBeforeTheyAreFed() throws SQLException {
    WorkspaceId workspace = newWorkspace(store);
    store.stores().channelData().write(workspace, batch(rows(1_000, 0), null));
    copyRows(workspace, 200);
    UsedMemory sink = new UsedMemory();

    store.stores().channelData().read(workspace, Map.of(), sink);

    assertThat(sink.rows).isEqualTo(201_000);
    assertThat(sink.most - sink.atFirst).isLessThan(20_000_000);
  }

  /** Copies each row so often, with new series that no dictionary knows. */
  private void copyRows(WorkspaceId workspace, int times) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE times (n INT PRIMARY KEY)");
      for (int n = 1; n <= times; n++) {
        statement.addBatch("INSERT INTO times VALUES (" + n + ")");
      }
      statement.executeBatch();
      statement.execute(
          "INSERT INTO observation (workspace_id, month, series_id, day, days, `hour`, source_id,"
              + " basis_id, known_at, impressions, clicks, orders, revenue) SELECT workspace_id,"
              + " month, series_id + n, day, days, `hour`, source_id, basis_id, known_at,"
              + " impressions, clicks, orders, revenue FROM observation, times WHERE workspace_id ="
              + " '"
              + workspace
              + "'");
    }
  }

  /** Looks at the heap now and then. */
  private static final class UsedMemory implements FactSink {
    private int rows;
    private long atFirst;
    private long most;

    @Override
    public void row(
        long series, Period period, String source, long basis, long knownAt, RowValues values) {
      if (rows++ % 50_000 == 0) {
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        atFirst = atFirst == 0 ? used : atFirst;
        most = Math.max(most, used);
      }
    }

    @Override
    public void revision(long revision) {}

    @Override
    public void source(Source source) {}

    @Override
    public void campaign(Campaign campaign) {}

    @Override
    public void coverage(SourceCoverage coverage) {}

    @Override
    public void basis(long id, Basis basis) {}

    @Override
    public void block(int month, long revision) {
      System.gc();
      atFirst = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Override
    public long[] missingSeries() {
      return new long[0];
    }

    @Override
    public void series(long id, SeriesKey key) {}
  }

  private static final String BYTES_OF_REPEATS =
      "SELECT (SELECT SUM(LENGTH(repeats)) FROM observation WHERE workspace_id = '%1$s')"
          + " + (SELECT SUM(LENGTH(repeats)) FROM observation_version WHERE workspace_id = '%1$s')";

  /**
   * Imported daily without a change, a row stays one row and grows by six bytes a day; each
   * restatement adds one.
   */
  @Test
  void onlyRestatementsAddVersions() throws SQLException {
    WorkspaceId workspace = newWorkspace(store);
    for (int day = 0; day < 10; day++) {
      store.stores().channelData().write(workspace, batch(rows(300, day, 5), null));
    }
    assertThat(versions(workspace)).isZero();

    store.stores().channelData().write(workspace, batch(rows(300, 20, 6), null));
    assertThat(versions(workspace)).isEqualTo(300);
    store.stores().channelData().write(workspace, batch(rows(300, 21, 7), null));
    assertThat(versions(workspace)).isEqualTo(600);
    for (int day = 22; day < 30; day++) {
      store.stores().channelData().write(workspace, batch(rows(300, day, 7), null));
    }
    assertThat(versions(workspace)).isEqualTo(600);
    assertThat(count(BYTES_OF_REPEATS, workspace)).isLessThan(300 * (8 + 6) * 6);
  }

  private long versions(WorkspaceId workspace) throws SQLException {
    return count("SELECT COUNT(*) FROM observation_version WHERE workspace_id = '%s'", workspace);
  }

  private long count(String sql, WorkspaceId workspace) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(workspace))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Two servers share the database; neither knows what the other has in its memory. */
  @Test
  void serversShareDictionaries() {
    try (MetricsStore other = MetricsStore.open(config, Clock.systemUTC())) {
      WorkspaceId workspace = newWorkspace(store);
      store.stores().channelData().write(workspace, batch(rows(50, 0), null));

      WriteOutcome outcome =
          other.stores().channelData().write(workspace, batch(rows(60, 1), null));

      assertThat(outcome).isEqualTo(new WriteOutcome(10, 50, 0, 0, 2));
      assertThat(store.stores().channelData().write(workspace, batch(rows(60, 1), null)))
          .isEqualTo(new WriteOutcome(0, 0, 60, 0, 2));
    }
  }

  /** Two series of one id would be added up as one: the second is refused, whoever writes it. */
  @Test
  void twoSeriesOfOneIdAreNeverMixed() {
    StableId.Maker colliding = text -> new StableId(7, text.hashCode());
    try (MetricsStore one = MetricsStore.open(config, Clock.systemUTC(), colliding);
        MetricsStore other = MetricsStore.open(config, Clock.systemUTC(), colliding)) {
      WorkspaceId workspace = newWorkspace(one);
      List<ObservationRow> two = rows(2, 0);
      one.stores().channelData().write(workspace, batch(two.subList(0, 1), null));

      for (MetricsStore each : List.of(one, other)) {
        assertThatThrownBy(
                () -> each.stores().channelData().write(workspace, batch(two.subList(1, 2), null)))
            .isInstanceOfSatisfying(
                MetricsException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.INTERNAL))
            .hasMessageContaining("id 7");
      }
      assertThat(one.stores().channelData().revision(workspace)).isEqualTo(1);
    }
  }

  @Test
  void oldRequestsAreForgottenInChunks() throws SQLException {
    WorkspaceId workspace = newWorkspace(store);
    RequestStamp stamp = new RequestStamp(UUID.randomUUID(), "d".repeat(64));
    store.stores().channelData().write(workspace, batch(rows(1, 0), stamp));
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 2_500; i++) {
        statement.addBatch(
            "INSERT INTO request VALUES ('%s', '%s', '%s', 0, 0, 0, 0, 0, %d, NULL)"
                .formatted(workspace, UUID.randomUUID(), "e".repeat(64), i));
      }
      statement.executeBatch();
    }

    store.purgeRequests(Instant.EPOCH.plusSeconds(1));

    assertThat(count("SELECT COUNT(*) FROM request WHERE workspace_id = '%s'", workspace)).isOne();
  }

  private static WorkspaceId newWorkspace(MetricsStore store) {
    WorkspaceId id = new WorkspaceId("w-" + UUID.randomUUID());
    store
        .stores()
        .workspaces()
        .insert(
            new Workspace(
                id,
                "Tests",
                ZoneOffset.UTC,
                DayOfWeek.MONDAY,
                List.of(),
                Basis.UNSPECIFIED,
                Instant.EPOCH,
                1));
    return id;
  }

  private static List<ObservationRow> rows(int count, long knownAt) {
    return rows(count, knownAt, knownAt);
  }

  private static List<ObservationRow> rows(int count, long knownAt, long value) {
    List<ObservationRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new ObservationRow(
              i,
              SeriesKey.of(Map.of("ad", "ad " + i)),
              Period.ofDay(DAY),
              Basis.UNSPECIFIED,
              knownAt,
              RowValues.of(Map.of(0, value, 4, value + i))));
    }
    return rows;
  }

  private static WriteBatch batch(List<ObservationRow> rows, @Nullable RequestStamp stamp) {
    return new WriteBatch(ADS, rows, null, Set.of(), Set.of(), stamp);
  }
}
