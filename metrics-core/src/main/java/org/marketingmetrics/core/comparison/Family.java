package org.marketingmetrics.core.comparison;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.statistics.PValue;

/** All tests of one answer together: their p values are corrected for each other, then judged. */
final class Family {
  private Family() {}

  /**
   * A difference and how large its sides are.
   *
   * @param difference not yet corrected
   * @param smallest trials, or units where the test counts those, of the smaller side
   */
  record Member(Difference difference, double smallest) {
    static Member of(Difference difference, Arm one, Arm other) {
      Unit unit = difference.test() == null ? null : difference.test().unit();
      return new Member(difference, Math.min(one.size(unit), other.size(unit)));
    }
  }

  /** The differences with corrected p values and verdicts, in the same order. */
  static List<Difference> judge(List<Member> members, TestSettings settings) {
    List<PValue> raw = new ArrayList<>();
    for (Member member : members) {
      if (member.difference().test() != null) {
        raw.add(member.difference().test().p());
      }
    }
    List<PValue> adjusted = settings.correction().adjust(raw);
    List<Difference> judged = new ArrayList<>();
    int next = 0;
    for (Member member : members) {
      Difference.Test test = member.difference().test();
      judged.add(
          test == null
              ? member.difference()
              : judged(member, test.adjusted(adjusted.get(next++)), settings));
    }
    return judged;
  }

  private static Difference judged(Member member, Difference.Test test, TestSettings settings) {
    Difference difference = member.difference();
    Verdict verdict = verdict(member, test, settings);
    boolean settled = verdict == Verdict.HIGHER || verdict == Verdict.LOWER;
    return new Difference(
        difference.estimate(),
        test,
        null,
        verdict,
        difference.neededSize(),
        settled ? null : difference.settlingSize(),
        difference.bayesian(),
        difference.warnings());
  }

  private static Verdict verdict(Member member, Difference.Test test, TestSettings settings) {
    Difference difference = member.difference();
    boolean tooFewTrials = test.unit() == null && member.smallest() < settings.minimum().trials();
    Double needed = difference.neededSize();
    if (tooFewTrials || (needed != null && member.smallest() < needed)) {
      return Verdict.INSUFFICIENT_DATA;
    }
    Double distance = difference.estimate().difference();
    if (distance == null || test.adjusted().value() >= settings.alpha()) {
      return Verdict.NOT_SETTLED;
    }
    return distance > 0 ? Verdict.HIGHER : Verdict.LOWER;
  }
}
