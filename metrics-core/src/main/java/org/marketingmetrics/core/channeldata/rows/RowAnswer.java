package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.marketingmetrics.core.value.Warning;

/**
 * The sums a question asked for.
 *
 * @param outcomes by need, then by extra: what was decided before rows were read
 * @param cells by group and bucket; a group without rows has no cell
 * @param declaredDays days since the first of the range that the sources used declare as covered
 * @param watermarks the last day that each source used covers, inside of the range or not, in days
 *     since 1970
 * @param readTogether by extra, the needs read from the same rows
 * @param starts when the campaigns asked about began
 * @param warnings that hold for every cell
 */
public record RowAnswer(
    List<NeedOutcome> outcomes,
    SortedMap<CellKey, Cell> cells,
    BitSet declaredDays,
    Map<String, Integer> watermarks,
    List<BitSet> readTogether,
    CampaignStarts starts,
    List<Warning> warnings) {
  public RowAnswer {
    outcomes = List.copyOf(outcomes);
    watermarks = Map.copyOf(watermarks);
    readTogether = List.copyOf(readTogether);
    warnings = List.copyOf(warnings);
  }

  /** True when rows that hold the extra can hold the need too. */
  public boolean readsTogether(int need, int extra) {
    return readTogether.get(extra).get(need);
  }
}
