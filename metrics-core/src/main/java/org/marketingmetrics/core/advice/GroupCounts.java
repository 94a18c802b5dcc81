package org.marketingmetrics.core.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.rows.Cell;
import org.marketingmetrics.core.channeldata.rows.Need;
import org.marketingmetrics.core.channeldata.rows.RowAnswer;
import org.marketingmetrics.core.channeldata.rows.RowAnswers;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.channeldata.rows.Sum;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;

/**
 * Sums by the values of a dimension, of one row set for each value, as a funnel has them.
 *
 * @param groups in order of their values
 * @param warnings that hold for all
 */
public record GroupCounts(List<Group> groups, List<Warning> warnings) {
  public GroupCounts {
    groups = List.copyOf(groups);
    warnings = List.copyOf(warnings);
  }

  /**
   * One value of the dimension.
   *
   * @param value of the dimension
   * @param sums by measure; those that are not known are missing
   */
  public record Group(String value, Map<MeasureId, Quantity> sums) {
    public Group {
      sums = Map.copyOf(sums);
    }

    /** A sum as a number; null when it is not known. */
    public @Nullable Double number(MeasureId measure) {
      Quantity quantity = sums.get(measure);
      return quantity == null ? null : quantity.number().doubleValue();
    }
  }

  /**
   * Reads the sums.
   *
   * @param opened data with the dimension as their only breakdown, grain TOTAL
   * @param steps summed over rows that hold all of them that their source reports
   * @param extras summed over those of the rows that hold them
   */
  public static GroupCounts read(
      DataScope.Opened opened, List<Measure> steps, List<Measure> extras) {
    RowQuery query =
        new RowQuery(
            steps.stream().map(Need::of).toList(),
            extras.stream().map(Need::of).toList(),
            opened.rows(),
            true);
    RowAnswer answer = RowAnswers.answer(opened.facts(), query);
    List<Group> groups = new ArrayList<>();
    for (Cell cell : answer.cells().values()) {
      groups.add(new Group(cell.key().group().getFirst(), sums(cell, query)));
    }
    return new GroupCounts(groups, answer.warnings());
  }

  private static Map<MeasureId, Quantity> sums(Cell cell, RowQuery query) {
    Map<MeasureId, Quantity> sums = new LinkedHashMap<>();
    int needs = query.needs().size();
    for (int i = 0; i < query.all().size(); i++) {
      Sum sum = i < needs ? cell.need(i) : cell.extra(i - needs);
      Quantity quantity = cell.refusal(i) == null ? single(sum) : null;
      if (quantity != null) {
        sums.put(query.all().get(i).measure().measure(), quantity);
      }
    }
    return sums;
  }

  /** Money of several currencies is no sum. */
  private static @Nullable Quantity single(Sum sum) {
    return sum.currencies().size() > 1 ? null : sum.quantity();
  }
}
