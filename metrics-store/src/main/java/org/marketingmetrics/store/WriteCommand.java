package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.store.WriteStamp;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * One write from its first question to its answer.
 *
 * <p>Two transactions at most. The first, only when the batch names series or bases this process
 * has not seen, adds those to their dictionaries: they are mere words, and committed early they
 * hold up nobody. The second does the rest, all or nothing.
 */
final class WriteCommand {
  private final Database database;
  private final Sql sql;
  private final KnownNames names;
  private final PreparedBatch batch;
  private final long now;
  private final Map<StableId, Channel> channels;
  private final Map<StableId, Campaign> campaigns;

  /**
   * @param now microseconds since 1970 UTC
   */
  WriteCommand(Database database, Sql sql, KnownNames names, PreparedBatch batch, long now) {
    this.database = database;
    this.sql = sql;
    this.names = names;
    this.batch = batch;
    this.now = now;
    this.channels = batch.channels();
    this.campaigns = batch.campaigns();
    names.removeFrom(channels, batch.workspace(), KnownNames.Kind.CHANNEL);
    names.removeFrom(campaigns, batch.workspace(), KnownNames.Kind.CAMPAIGN);
  }

  WriteOutcome run() {
    WriteOutcome answered = addWords();
    if (answered != null) {
      return answered;
    }
    WriteOutcome outcome = database.transact(this::write);
    learn(KnownNames.Kind.CHANNEL, channels);
    learn(KnownNames.Kind.CAMPAIGN, campaigns);
    return outcome;
  }

  private void learn(KnownNames.Kind kind, Map<StableId, ?> added) {
    names.add(added.keySet(), batch.workspace(), kind);
  }

  /** The stored answer when the request turns out to be a repeated one. */
  private @Nullable WriteOutcome addWords() {
    Map<StableId, String> series = new HashMap<>(batch.series());
    names.removeFrom(series, batch.workspace(), KnownNames.Kind.SERIES);
    Map<StableId, String> bases = new HashMap<>(batch.bases());
    names.removeFrom(bases, batch.workspace(), KnownNames.Kind.BASIS);
    if (series.isEmpty() && bases.isEmpty()) {
      return null;
    }
    Begun begun =
        database.transact(
            (connection, attempt) -> {
              Begun state = begin(connection);
              if (state.answer() == null) {
                WorkspaceId workspace = batch.workspace();
                new InsertNames(Dictionaries.OF_SERIES, workspace, series).run(sql, connection);
                new InsertNames(Dictionaries.OF_BASES, workspace, bases).run(sql, connection);
              }
              return state;
            });
    if (begun.answer() == null) {
      learn(KnownNames.Kind.SERIES, series);
      learn(KnownNames.Kind.BASIS, bases);
    }
    return begun.answer();
  }

  private WriteOutcome write(Connection connection, int attempt) throws SQLException {
    Begun begun = begin(connection);
    if (begun.answer() != null) {
      return begun.answer();
    }
    KeepCampaigns missing =
        new KeepCampaigns(
            batch.workspace(), List.copyOf(channels.values()), List.copyOf(campaigns.values()));
    return new WriteFacts(sql, connection, batch, begun.state()).run(missing, attempt > 0, now);
  }

  /**
   * How a write finds things.
   *
   * @param answer what was answered to the same request before, null for a new one
   */
  private record Begun(SelectWriteState.State state, @Nullable WriteOutcome answer) {}

  /** Finds out whether the write may go on: everything that can be refused is refused here. */
  private Begun begin(Connection connection) {
    WriteStamp stamp = batch.batch().stamp();
    Source declared = batch.batch().source();
    SelectWriteState.State state =
        new SelectWriteState(batch.workspace(), declared.id(), batch.sourceId(), stamp)
            .run(sql.on(connection))
            .orElseThrow(() -> StoreFailures.workspaceNotFound(batch.workspace()));
    SelectWriteState.Answered answered = state.request();
    long oldest = now - WriteStamp.KEPT.toSeconds() * 1_000_000;
    if (stamp != null && answered != null && answered.createdAt() >= oldest) {
      if (!answered.contentHash().equals(stamp.contentHash())) {
        throw stamp.reused();
      }
      return new Begun(state, answered.outcome());
    }
    if (state.source() != null) {
      state.source().declaredAgainAs(declared);
    }
    return new Begun(state, null);
  }

  @Override
  public String toString() {
    return "WriteCommand[" + batch + "]";
  }
}
