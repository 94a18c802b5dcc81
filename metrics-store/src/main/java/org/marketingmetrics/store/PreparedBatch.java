package org.marketingmetrics.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * A batch with everything worked out that needs no database: ids, keys, and rows in the order of
 * the primary key, so that writers lock rows in one order.
 */
final class PreparedBatch {
  /** A row and its key. */
  record KeyedRow(FactKey key, ObservationRow row) {}

  private final WorkspaceId workspace;
  private final WriteBatch batch;
  private final long sourceId;
  private final List<KeyedRow> rows;
  private final Map<SeriesKey, StableId> series = new HashMap<>();
  private final Map<Basis, StableId> bases = new HashMap<>();
  private final Map<StableId, String> seriesTexts = new LinkedHashMap<>();
  private final Map<StableId, String> basisTexts = new LinkedHashMap<>();

  PreparedBatch(WorkspaceId workspace, WriteBatch batch, StableId.Maker ids) {
    this.workspace = workspace;
    this.batch = batch;
    this.sourceId = StableId.of(batch.source().id()).id();
    this.rows = new ArrayList<>(batch.rows().size());
    for (ObservationRow row : batch.rows()) {
      StableId seriesId = series.computeIfAbsent(row.series(), key -> seriesId(key, ids));
      StableId basisId = bases.computeIfAbsent(row.basis(), this::basisId);
      FactKey key = FactKey.of(seriesId.id(), row.period(), sourceId, basisId.id());
      rows.add(new KeyedRow(key, row));
    }
    rows.sort(Comparator.comparing(KeyedRow::key));
  }

  private StableId seriesId(SeriesKey key, StableId.Maker ids) {
    String text = TextLines.of(key);
    StableId id = ids.of(text);
    seriesTexts.put(id, text);
    return id;
  }

  private StableId basisId(Basis basis) {
    String text = basis.canonical();
    StableId id = StableId.of(text);
    basisTexts.put(id, text);
    return id;
  }

  WorkspaceId workspace() {
    return workspace;
  }

  WriteBatch batch() {
    return batch;
  }

  long sourceId() {
    return sourceId;
  }

  /** In order of key. */
  List<KeyedRow> rows() {
    return rows;
  }

  /** Texts of the series by id. */
  Map<StableId, String> series() {
    return seriesTexts;
  }

  /** Texts of the bases by id. */
  Map<StableId, String> bases() {
    return basisTexts;
  }

  /** Bases of the rows by id. */
  Map<Long, Basis> basesById() {
    Map<Long, Basis> byId = new HashMap<>();
    bases.forEach((basis, id) -> byId.put(id.id(), basis));
    return byId;
  }

  /**
   * The channels by id.
   *
   * @throws org.marketingmetrics.core.error.MetricsException INVALID_FIELD
   */
  Map<StableId, Channel> channels() {
    Map<StableId, Channel> channels = new LinkedHashMap<>();
    batch.channels().stream()
        .sorted()
        .forEach(id -> channels.put(StableId.of(id), Channel.named(id)));
    return channels;
  }

  /** The campaigns by id. */
  Map<StableId, Campaign> campaigns() {
    Map<StableId, Campaign> campaigns = new LinkedHashMap<>();
    batch.campaigns().stream()
        .sorted(Comparator.comparing(Campaign::idOf))
        .forEach(value -> campaigns.put(StableId.of(value), Campaign.named(value)));
    return campaigns;
  }

  /** The measures that rows of each month report. */
  Map<Integer, BitSet> measuresByMonth() {
    Map<Integer, BitSet> byMonth = new HashMap<>();
    BitSet measures = new BitSet();
    int month = 0;
    for (KeyedRow keyed : rows) {
      if (keyed.key.month() != month) {
        month = keyed.key.month();
        measures = new BitSet();
        byMonth.put(month, measures);
      }
      for (int i = 0; i < keyed.row.values().size(); i++) {
        measures.set(keyed.row.values().ordinal(i));
      }
    }
    return byMonth;
  }

  @Override
  public String toString() {
    return "PreparedBatch[%s, %s, %d rows]".formatted(workspace, batch.source().id(), rows.size());
  }
}
