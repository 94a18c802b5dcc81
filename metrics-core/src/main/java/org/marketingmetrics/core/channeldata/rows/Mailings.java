package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.value.NullReason;

/**
 * People counted within one mailing add up over mailings. Several reports of one mailing (by
 * device, by link) are not added. An automation sends every day, partly to the same people: its
 * days are no mailings of their own, and people counted on several of them are not added (domain
 * rules A).
 */
final class Mailings {
  private final MailingLines lines;
  private final FactBlock block;
  private final List<Integer> indices = new ArrayList<>();
  private final List<NeedReader> readers = new ArrayList<>();

  private Mailings(MailingLines lines, FactBlock block) {
    this.lines = lines;
    this.block = block;
  }

  /** The people counted within mailings that a stream reads from a block. */
  static Mailings of(RowPlan plan, Stream stream, FactBlock block) {
    Mailings mailings = new Mailings(plan.mailings(), block);
    int needs = plan.query().needs().size();
    for (int i = 0; i < plan.query().all().size(); i++) {
      if (plan.mailings().countsPeople(i) && stream.reads(i, needs)) {
        mailings.indices.add(i);
        mailings.readers.add(new NeedReader(block, plan.columns(i, stream.source().id())));
      }
    }
    return mailings;
  }

  /** True when rows of the line have to be looked at one by one. */
  boolean isOf(int line) {
    return !indices.isEmpty() && (lines.mayRepeat(line) || !block.daily());
  }

  /** Takes the value of a need from a cell that would count people of one mailing twice. */
  void add(Cell cell, int line, int row) {
    if (!isOf(line)) {
      return;
    }
    MailingLines.Mailing mailing = lines.mailing(line);
    for (int i = 0; i < indices.size(); i++) {
      int need = indices.get(i);
      if (readers.get(i).holds(row)
          && !cell.mailingDays(need, mailing)
              .take(block.day(row), block.lastDay(row), !lines.isAutomation(line))
          && !cell.isRefused(need)) {
        cell.refuse(need, new Refusal(NullReason.NOT_ADDITIVE, lines.held(need)));
      }
    }
  }
}
