package org.marketingmetrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventBatch;
import org.marketingmetrics.core.event.RandomEvents;
import org.marketingmetrics.core.event.ReceivedEvent;
import org.marketingmetrics.core.event.Verdict;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.event.timeline.Timeline;
import org.marketingmetrics.core.event.timeline.TimelineAssembler;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.store.testing.TestDatabase;

/** What lies under the ports: bytes that go bad, packers that die, and what an erasure leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseEventDamageTest {
  private static final long RECEIVED = 1_800_000_000_000_000L;

  private TestDatabase database;
  private MetricsStore store;
  private EventStore events;
  private int workspaces;
  private WorkspaceId workspace = new WorkspaceId("none");

  @SuppressWarnings("NullAway.Init") // Opened before the first test.
  DatabaseEventDamageTest() {}

  @BeforeAll
  void open() throws SQLException {
    database = TestDatabase.create(DatabaseEventDamageTest.class);
    store =
        MetricsStore.open(
            StoreConfig.of(database.jdbcUrl(), database.user(), database.password()),
            InstantSource.system());
    store.migrate();
    events = store.stores().events();
  }

  @AfterAll
  void close() throws SQLException {
    store.close();
    database.close();
  }

  @BeforeEach
  void newWorkspace() {
    workspace = new WorkspaceId("w" + workspaces++);
    store
        .stores()
        .workspaces()
        .insert(
            new Workspace(
                workspace,
                "Tests",
                ZoneOffset.UTC,
                DayOfWeek.MONDAY,
                List.of(),
                Basis.UNSPECIFIED,
                Instant.EPOCH,
                1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"event_chunk", "event_tail"})
  void damagedBytesAreMadeAnewFromRawEventsAndCounted(String table) throws SQLException {
    List<Event> all = new RandomEvents(1).list(300);
    record(all.subList(0, 150));
    record(all.subList(150, 200));
    if (table.equals("event_chunk")) {
      events.pack(workspace);
      events.pack(workspace);
    }
    record(all.subList(200, 300));
    long before = events.mended();

    int damaged =
        execute(
            "UPDATE %s SET content = CONCAT(LEFT(content, LENGTH(content) - 9), 'damaged!!')"
                    .formatted(table)
                + " WHERE workspace_id = '"
                + workspace
                + "'");
    Map<String, Long> people = people();

    assertThat(damaged).isPositive();
    assertThat(people).isEqualTo(people(all));
    assertThat(events.mended() - before).isBetween(1L, (long) damaged);
    long after = events.mended();
    assertThat(people()).isEqualTo(people);
    assertThat(events.mended()).isEqualTo(after);
  }

  @Test
  void aPersonIsErasedFromDamagedChunksToo() throws SQLException {
    List<Event> all = new RandomEvents(2).list(300);
    record(all);
    events.pack(workspace);
    execute("UPDATE event_chunk SET content = 'x' WHERE workspace_id = '" + workspace + "'");
    String gone = all.getFirst().subject();

    events.erase(workspace, gone, RECEIVED);

    assertThat(people()).doesNotContainKey(gone).hasSize(people(all).size() - 1);
  }

  /** As after a kill -9: the server undoes what was not committed. */
  @Test
  void aPackerThatDiesHalfWayLeavesEverythingAsItWas() throws SQLException {
    List<Event> all = new RandomEvents(3).list(200);
    record(all);
    Sql sql = new Sql(Duration.ofSeconds(10));
    try (Connection connection = dataSource().getConnection()) {
      connection.setAutoCommit(false);
      assertThat(new PackEvents(workspace).run(sql, connection)).isEqualTo(200);
      connection.rollback();
    }

    assertThat(count("event_chunk")).isZero();
    assertThat(people()).isEqualTo(people(all));
    assertThat(events.pack(workspace)).isEqualTo(200);
    assertThat(people()).isEqualTo(people(all));
  }

  @Test
  void manyChunksOfABlockArePutTogether() throws SQLException {
    List<Event> all = new RandomEvents(4).list(400);
    for (int from = 0; from < 400; from += 20) {
      record(all.subList(from, from + 20));
      events.pack(workspace);
    }

    long most =
        count(
            "(SELECT COUNT(*) AS n FROM event_chunk WHERE workspace_id = '"
                + workspace
                + "' GROUP BY bucket, month HAVING COUNT(*) > "
                + MergeChunks.MANY
                + ") x");
    assertThat(most).isZero();
    assertThat(people()).isEqualTo(people(all));
  }

  @Test
  void anErasureKeepsThatItHappenedAndNotWho() throws SQLException {
    record(new RandomEvents(5).list(100));
    events.pack(workspace);
    events.erase(workspace, "person-1", RECEIVED);

    assertThat(count("event_erasure")).isEqualTo(1);
    for (String table : List.of("event", "event_refused", "event_chunk", "event_tail")) {
      String column =
          table.startsWith("event_c") || table.startsWith("event_t") ? "content" : "subject";
      assertThat(
              count(
                  "(SELECT 1 FROM %s WHERE workspace_id = '%s' AND %s = 'person-1') x"
                      .formatted(table, workspace, column)))
          .isZero();
    }
  }

  private void record(List<Event> some) {
    events.record(
        workspace,
        new EventBatch(
            some.stream().map(event -> new ReceivedEvent(event, Verdict.ACCEPTED)).toList(),
            RECEIVED));
  }

  private Map<String, Long> people() {
    TimelineAssembler assembler =
        new TimelineAssembler(null, (subject, at) -> events.eventsAt(workspace, subject, at));
    events.read(workspace, assembler);
    Timeline timeline = assembler.timeline();
    Map<String, Long> people = new TreeMap<>();
    for (int bucket = 0; bucket < Subjects.BUCKETS; bucket++) {
      for (TimelineBlock block : timeline.bucket(bucket, 0, 999_999).blocks()) {
        for (int person = 0; person < block.subjects().count(); person++) {
          long count = (long) block.subjects().end(person) - block.subjects().start(person);
          people.merge(block.subjects().name(person), count, Long::sum);
        }
      }
    }
    return people;
  }

  private static Map<String, Long> people(List<Event> some) {
    return new TreeMap<>(
        some.stream().collect(Collectors.groupingBy(Event::subject, Collectors.counting())));
  }

  private MysqlDataSource dataSource() {
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.user());
    source.setPassword(database.password().reveal());
    return source;
  }

  private int execute(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private long count(String from) throws SQLException {
    String where = from.startsWith("(") ? "" : " WHERE workspace_id = '" + workspace + "'";
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + from + where)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
