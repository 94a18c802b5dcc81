package org.marketingmetrics.core.channeldata.rows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.marketingmetrics.core.catalog.MeasureKind;
import org.marketingmetrics.core.channeldata.Dimensions;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;

/**
 * People counted within one mailing add up over mailings. An automation sends every day, partly to
 * the same people: its days are no mailings of their own, and people counted on several of them are
 * not added (domain rules A).
 */
final class Mailings {
  private final RowPlan plan;
  private final Facts facts;
  private final List<Integer> indices = new ArrayList<>();
  private final List<NeedReader> readers = new ArrayList<>();

  private Mailings(RowPlan plan, Facts facts) {
    this.plan = plan;
    this.facts = facts;
  }

  /** The people counted within mailings that a stream reads from a block. */
  static Mailings of(RowPlan plan, Stream stream, FactBlock block, Facts facts) {
    Mailings mailings = new Mailings(plan, facts);
    List<Need> all = plan.query().all();
    int needs = plan.query().needs().size();
    for (int i = 0; i < all.size() && !plan.automations().isEmpty(); i++) {
      if (all.get(i).measure().kind() == MeasureKind.UNIQUE_PER_MESSAGE && stream.reads(i, needs)) {
        mailings.indices.add(i);
        mailings.readers.add(new NeedReader(block, plan.columns(i, stream.source().id())));
      }
    }
    return mailings;
  }

  /** True when rows of the line have to be looked at one by one. */
  boolean isOf(int line) {
    return !indices.isEmpty() && plan.automations().get(line);
  }

  /** Takes the value of a need from a cell that would add people of several days. */
  void add(Cell cell, FactBlock block, int line, int row) {
    if (!isOf(line)) {
      return;
    }
    String campaign =
        facts.lines().get(line).series().values().getOrDefault(Dimensions.CAMPAIGN, "");
    Period period =
        new Period(LocalDate.ofEpochDay(block.day(row)), block.days(row), block.hourStart(row));
    for (int i = 0; i < indices.size(); i++) {
      if (readers.get(i).holds(row)) {
        Period first = cell.firstPeriod(indices.get(i), campaign, period);
        if (!first.equals(period)) {
          cell.refuse(indices.get(i), notAdditive(indices.get(i), line, first, period));
        }
      }
    }
  }

  private Refusal notAdditive(int index, int line, Period one, Period other) {
    SortedSet<Integer> lengths = new TreeSet<>(List.of(one.days()));
    lengths.add(other.days());
    NullDetail held =
        new NullDetail(
            List.of(),
            List.of(),
            List.of(),
            List.of(List.copyOf(facts.lines().get(line).level().dimensions())),
            List.copyOf(lengths));
    String measure = plan.query().all().get(index).measure().id();
    return new Refusal(NullReason.NOT_ADDITIVE, held.of(List.of(measure)));
  }
}
