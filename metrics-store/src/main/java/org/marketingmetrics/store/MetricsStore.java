package org.marketingmetrics.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.workspace.Workspace;

/**
 * The store on a database of the MySQL family: MySQL 8.4 and 9.7, MariaDB 11.4. The only way in.
 *
 * <p>Failures are told as {@link org.marketingmetrics.core.error.MetricsException}: OVERLOADED when
 * all connections are at work, DEADLINE_EXCEEDED when the call's {@link
 * org.marketingmetrics.core.store.CallDeadline} or the statement timeout passes, WRITE_CONFLICT
 * after the retries, STORE_UNAVAILABLE when the database cannot be reached, INTERNAL for the rest,
 * with the cause for the log.
 */
public final class MetricsStore implements AutoCloseable {
  private static final int PAGE = 500;

  private final ConnectionPool pool;
  private final Probe probe;
  private final DatabaseChannelData channelData;
  private final Stores stores;

  private MetricsStore(StoreConfig config, InstantSource clock, StableId.Maker seriesIds) {
    this.pool = new ConnectionPool(config);
    this.probe = new Probe(config);
    Database database = new Database(pool);
    Sql sql = new Sql(config.statementTimeout());
    this.channelData = new DatabaseChannelData(database, sql, seriesIds, clock);
    this.stores =
        new Stores(
            channelData,
            new DatabaseCampaigns(database, sql),
            new DatabaseWorkspaces(database, sql),
            new DatabaseEvents(database, sql),
            new DatabaseBenchmarks(database, sql));
  }

  /**
   * Opens the store. It connects at first use, and expects its tables: see {@link #migrate}.
   *
   * @param clock says when a request id has been kept long enough
   */
  public static MetricsStore open(StoreConfig config, InstantSource clock) {
    return open(config, clock, StableId::of);
  }

  static MetricsStore open(StoreConfig config, InstantSource clock, StableId.Maker seriesIds) {
    return new MetricsStore(config, clock, seriesIds);
  }

  /** The ports. */
  public Stores stores() {
    return stores;
  }

  /**
   * Makes the tables, or brings them to what this release needs; several servers may do so at once.
   *
   * @return number of changes applied
   */
  public int migrate() {
    return new Migrations(pool.dataSource()).apply();
  }

  /** True when the database answers in time; asked beside the pool, which may be busy. */
  public boolean ping(Duration timeout) {
    return probe.answers(timeout);
  }

  /** The connection pool at this moment. */
  public PoolCounts poolCounts() {
    return pool.counts();
  }

  /**
   * Forgets the requests answered before an instant, in all workspaces. Writes forget those of
   * their own workspace by themselves; this is for workspaces that nobody writes to.
   */
  public void purgeRequests(Instant before) {
    String after = null;
    while (true) {
      List<Workspace> page = stores.workspaces().workspaces(after, PAGE);
      if (page.isEmpty()) {
        return;
      }
      for (Workspace workspace : page) {
        boolean more = true;
        while (more) {
          more = channelData.retention().purge(workspace.id(), before);
        }
      }
      after = page.getLast().id().id();
    }
  }

  /** Closes all connections. */
  @Override
  public void close() {
    probe.close();
    pool.close();
  }

  @Override
  public String toString() {
    return "MetricsStore[" + pool + "]";
  }
}
