package org.marketingmetrics.core.store.memory;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.channeldata.DeclaredDays;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.store.CoveredDays;
import org.marketingmetrics.core.store.WriteTally;

/** Applies one batch to a workspace. All that can fail is done before anything is changed. */
final class ApplyBatch {
  private final WorkspaceData data;
  private final WriteBatch batch;
  private final WriteTally tally = new WriteTally();
  private final Set<FactRows.Block> touched = new HashSet<>();
  private boolean changed;

  ApplyBatch(WorkspaceData data, WriteBatch batch) {
    this.data = data;
    this.batch = batch;
  }

  WriteOutcome run() {
    Source known = data.sources.get(batch.source().id());
    Source source = known == null ? batch.source() : known.declaredAgainAs(batch.source());
    Set<Channel> channels = new HashSet<>();
    batch.channels().forEach(id -> channels.add(Channel.named(id)));

    changed = !source.equals(known);
    data.sources.put(source.id(), source);
    channels.forEach(channel -> data.channels.putIfAbsent(channel.id(), channel));
    batch.campaigns().stream()
        .map(Campaign::named)
        .forEach(campaign -> data.campaigns.putIfAbsent(campaign.id(), campaign));
    batch.rows().forEach(this::writeRow);
    cover();
    if (changed) {
      data.revision++;
      touched.forEach(block -> block.revision = data.revision);
    }
    return tally.outcome(data.revision);
  }

  private void writeRow(ObservationRow row) {
    FactRows.Change change = data.rows.write(batch.source().id(), row);
    tally.add(row, change.status());
    changed |= change.revision();
    if (change.block() != null) {
      touched.add(change.block());
    }
  }

  private void cover() {
    DeclaredDays declared = batch.declared();
    if (declared == null) {
      return;
    }
    Map<CoverageLine, CoveredDays> lines = data.coverageOf(batch.source().id());
    for (CoverageLine line : CoverageLine.of(batch.rows())) {
      CoveredDays days = lines.getOrDefault(line, CoveredDays.NONE);
      if (!days.contains(declared)) {
        lines.put(line, days.plus(declared));
        changed = true;
      }
    }
  }
}
