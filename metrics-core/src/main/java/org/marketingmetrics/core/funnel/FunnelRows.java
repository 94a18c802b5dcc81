package org.marketingmetrics.core.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.catalog.IntervalRule;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.rows.Cell;
import org.marketingmetrics.core.channeldata.rows.Envelopes;
import org.marketingmetrics.core.channeldata.rows.Need;
import org.marketingmetrics.core.channeldata.rows.NeedOutcome;
import org.marketingmetrics.core.channeldata.rows.Refusal;
import org.marketingmetrics.core.channeldata.rows.RowAnswer;
import org.marketingmetrics.core.channeldata.rows.RowAnswers;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.channeldata.rows.Sum;
import org.marketingmetrics.core.value.DataQuality;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** The row set of one funnel: its step counts, and the sums of extras over the same rows. */
final class FunnelRows {
  private final Facts facts;
  private final RowQuery query;
  private final RowAnswer answer;
  private final Envelopes envelopes;
  private final double confidence;
  private final @Nullable Cell cell;

  FunnelRows(Facts facts, RowQuery query, double confidence) {
    this.facts = facts;
    this.query = query;
    this.answer = RowAnswers.answer(facts, query);
    this.confidence = confidence;
    this.envelopes = new Envelopes(query, answer);
    this.cell = answer.cells().isEmpty() ? null : answer.cells().get(answer.cells().firstKey());
  }

  /** Two measures over the rows that hold both, or the days that both their sources cover. */
  FunnelRows pair(Measure one, Measure other) {
    List<Need> needs = List.of(Need.of(one), Need.of(other));
    return new FunnelRows(facts, new RowQuery(needs, List.of(), query.scope(), false), confidence);
  }

  Facts facts() {
    return facts;
  }

  RowQuery query() {
    return query;
  }

  double confidence() {
    return confidence;
  }

  /** Null when there are no rows. */
  @Nullable Cell cell() {
    return cell;
  }

  NeedOutcome outcome(int index) {
    return answer.outcomes().get(index);
  }

  List<NeedOutcome> stepOutcomes() {
    return answer.outcomes().subList(0, query.needs().size());
  }

  DataQuality quality() {
    return envelopes.quality(cell, null);
  }

  List<Warning> warnings() {
    return envelopes.warnings(cell, steps());
  }

  private List<Integer> steps() {
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < query.needs().size(); i++) {
      steps.add(i);
    }
    return steps;
  }

  List<StepCount> stepCounts() {
    return steps().stream().map(this::stepCount).toList();
  }

  private StepCount stepCount(int index) {
    NeedOutcome outcome = outcome(index);
    MetricValue count = measure(index);
    return new StepCount(
        query.needs().get(index).measure(),
        count.numerator(),
        count.nullReason(),
        count.nullDetail(),
        outcome.sources(),
        zones(outcome.sources()),
        outcome.basis());
  }

  private List<String> zones(List<String> sources) {
    TreeSet<String> zones = new TreeSet<>();
    for (Source source : facts.sources()) {
      if (sources.contains(source.id())) {
        zones.add(source.zone().getId());
      }
    }
    return List.copyOf(zones);
  }

  /** Position of a measure among needs and extras, -1 when it is neither. */
  int index(MeasureId measure) {
    List<Need> needs = query.needs();
    for (int i = 0; i < needs.size() + query.extras().size(); i++) {
      Need need = i < needs.size() ? needs.get(i) : query.extras().get(i - needs.size());
      if (need.measure().measure().equals(measure)) {
        return i;
      }
    }
    return -1;
  }

  boolean isExtra(int index) {
    return index >= query.needs().size();
  }

  /** Position among the extras. */
  private int extra(int index) {
    return index - query.needs().size();
  }

  Sum sum(Cell of, int index) {
    return isExtra(index) ? of.extra(extra(index)) : of.need(index);
  }

  /** A step over those rows that hold the extra. */
  Sum beside(Cell of, int step, int extra) {
    return of.needBesideExtra(step, extra(extra));
  }

  /**
   * True when a step and an extra come from the same rows and count sales alike, so that one can be
   * divided by the other.
   */
  boolean belongTogether(int step, int extra) {
    return answer.readsTogether(step, extra(extra))
        && attributions(List.of(step, extra), true).size() < 2;
  }

  /** What the rows of steps and extras state of their sales; empty for those that do not. */
  private Set<String> attributions(List<Integer> indices, boolean statedOnly) {
    Set<String> attributions = new TreeSet<>();
    for (int index : indices) {
      String own = outcome(index).basis().text(BasisField.ATTRIBUTION);
      boolean hasSales = measureAt(index).identity().contains(BasisField.ATTRIBUTION);
      if (hasSales && outcome(index).isAnswered() && !(statedOnly && own.isEmpty())) {
        attributions.add(own);
      }
    }
    return attributions;
  }

  private Measure measureAt(int index) {
    return query.all().get(index).measure();
  }

  /** What surrounds a value made of steps and extras. */
  ValueContext context(List<Integer> indices) {
    List<Warning> warnings = new ArrayList<>(envelopes.warnings(cell, indices));
    DataQuality quality = quality();
    List<Integer> partial = indices.stream().filter(index -> isPartial(indices, index)).toList();
    if (cell != null && !partial.isEmpty()) {
      quality = withLeftOut(quality, cell.rowsWithoutExtra(extra(partial.getFirst())));
      warnings.removeIf(warning -> warning.code() == WarningCode.PARTIAL_COVERAGE);
      warnings.add(partialCoverage(cell, quality, measureAt(partial.getFirst())));
    }
    boolean isMixed = attributions(indices, false).size() > 1;
    if (isMixed && warnings.stream().noneMatch(FunnelRows::isUnspecified)) {
      warnings.add(
          new Warning(
              WarningCode.BASIS_UNSPECIFIED,
              new WarningDetail.DifferentBases(
                  counted(indices, true).orElseThrow(), counted(indices, false).orElseThrow())));
    }
    return new ValueContext(
        envelopes.basis(cell, indices), confidence, warnings, quality, IntervalRule.FUNNEL);
  }

  /**
   * True when rows of the funnel lack an extra beside which a step is asked: a ratio of the two
   * leaves them out on both sides.
   */
  private boolean isPartial(List<Integer> indices, int index) {
    return indices.size() > 1
        && isExtra(index)
        && cell != null
        && cell.rowsWithoutExtra(extra(index)) > 0
        && sum(cell, index).quantity() != null;
  }

  private static DataQuality withLeftOut(DataQuality quality, long rows) {
    return new DataQuality(
        quality.daysExpected(),
        quality.daysReceived(),
        quality.watermark(),
        quality.sources(),
        quality.rowsUsed() - rows,
        quality.rowsLeftOut() + rows,
        quality.gaps());
  }

  private Warning partialCoverage(Cell of, DataQuality quality, Measure extra) {
    List<String> missing = new ArrayList<>();
    of.missing().stream().forEach(need -> missing.add(measureAt(need).id()));
    missing.add(extra.id());
    return new Warning(
        WarningCode.PARTIAL_COVERAGE,
        new WarningDetail.PartialCoverage(quality.rowsLeftOut(), quality.rowsUsed(), missing));
  }

  /** The first of the measures that does, or does not, state which sales it counts. */
  private Optional<WarningDetail.Counted> counted(List<Integer> indices, boolean stating) {
    return indices.stream()
        .filter(index -> measureAt(index).identity().contains(BasisField.ATTRIBUTION))
        .filter(index -> outcome(index).isAnswered())
        .filter(index -> outcome(index).basis().states(BasisField.ATTRIBUTION) == stating)
        .map(index -> new WarningDetail.Counted(measureAt(index).id(), outcome(index).basis()))
        .findFirst();
  }

  private static boolean isUnspecified(Warning warning) {
    return warning.code() == WarningCode.BASIS_UNSPECIFIED;
  }

  /** The sum of a step or an extra over the rows of the funnel. */
  MetricValue measure(int index) {
    Measure measure = measureAt(index);
    ValueContext context = context(List.of(index));
    NeedOutcome outcome = outcome(index);
    Refusal refusal = cell == null ? null : cell.refusal(index);
    if (refusal != null) {
      return absent(measure, refusal.reason(), refusal.detail(), context);
    }
    if (outcome.nullReason() != null) {
      return absent(measure, outcome.nullReason(), outcome.nullDetail(), context);
    }
    if (cell != null && sum(cell, index).currencies().size() > 1) {
      NullDetail codes = NullDetail.ofCurrencies(sum(cell, index).currencies());
      return absent(measure, NullReason.MIXED_CURRENCY, codes, context);
    }
    return MetricCalculator.measure(
        measure, cell == null ? null : sum(cell, index).quantity(), context);
  }

  private static MetricValue absent(
      Measure measure, NullReason reason, NullDetail detail, ValueContext context) {
    return MetricCalculator.absent(
        measure, reason, detail.of(List.of(measure.id())), null, null, context);
  }
}
