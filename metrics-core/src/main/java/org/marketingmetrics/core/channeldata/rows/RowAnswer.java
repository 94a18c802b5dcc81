package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import org.marketingmetrics.core.value.Warning;

/**
 * The sums a question asked for.
 *
 * @param outcomes by need, then by extra: what was decided before rows were read
 * @param cells by group and bucket; a group without rows has no cell
 * @param declaredDays days since the first of the range that the sources used declare as covered
 * @param warnings that hold for every cell
 */
public record RowAnswer(
    List<NeedOutcome> outcomes,
    SortedMap<CellKey, Cell> cells,
    BitSet declaredDays,
    List<Warning> warnings) {
  public RowAnswer {
    outcomes = List.copyOf(outcomes);
    warnings = List.copyOf(warnings);
  }
}
