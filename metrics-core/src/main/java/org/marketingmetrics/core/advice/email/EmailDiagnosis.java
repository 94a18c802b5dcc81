package org.marketingmetrics.core.advice.email;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.advice.Falsifier;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.funnel.FunnelStep;
import org.marketingmetrics.core.funnel.Violation;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/**
 * The e-mail tree (domain rules F1): guards first, then the row by the rates themselves, then what
 * the intervals settle. Pure arithmetic.
 */
final class EmailDiagnosis {
  /** Mail programs open messages by themselves since this day. */
  private static final LocalDate MACHINE_OPENS = LocalDate.of(2021, 9, 20);

  private final Input input;
  private final RateStandings standings;
  private final Set<WarningCode> warnings = EnumSet.noneOf(WarningCode.class);

  private EmailDiagnosis(Input input) {
    this.input = input;
    this.standings = new RateStandings(input.values(), input.references());
  }

  /**
   * What is known.
   *
   * @param steps sent, delivered, opened, clicked, with the violations between them
   * @param values the rates of {@link MailRates#ALL}
   * @param references of those rates that have one
   * @param history stale benchmarks
   * @param inconsistent true when references were chosen that cannot hold together
   * @param periodEnd last day of the mailings
   * @param minimumMessages fewer settle nothing
   * @param warnings of the counts
   * @param revision of the data; 0 for numbers given
   */
  record Input(
      List<FunnelStep> steps,
      Map<MetricId, MetricValue> values,
      Map<MetricId, MailReference> references,
      List<BenchmarkEvaluation> history,
      boolean inconsistent,
      LocalDate periodEnd,
      long minimumMessages,
      List<Warning> warnings,
      long revision) {
    MetricValue value(MetricId metric) {
      return java.util.Objects.requireNonNull(values.get(metric));
    }
  }

  static Diagnosis of(Input input) {
    return new EmailDiagnosis(input).run();
  }

  private Diagnosis run() {
    if (input.periodEnd().isAfter(MACHINE_OPENS)) {
      warnings.add(WarningCode.MPP_INFLATED_OPENS);
    }
    if (input.inconsistent()) {
      warnings.add(WarningCode.INCONSISTENT_REFERENCES);
    }
    Violation violation = violation().orElse(null);
    if (violation != null) {
      return stopped(Diagnosis.Verdict.VIOLATION, violation);
    }
    if (hasNoData()) {
      return stopped(Diagnosis.Verdict.NO_DATA, null);
    }
    EmailRow row = row().orElse(null);
    if (row == null) {
      return stopped(Diagnosis.Verdict.NO_REFERENCE, null);
    }
    if (!row.consistent()) {
      warnings.add(WarningCode.INCONSISTENT_REFERENCES);
    }
    boolean few = isInsufficient();
    List<Diagnosis.Found> findings = findings(row, few);
    return new Diagnosis(
        few ? Diagnosis.Verdict.INSUFFICIENT_DATA : Diagnosis.Verdict.DIAGNOSED,
        null,
        input.steps(),
        standings.all(),
        row,
        findings,
        advice(findings),
        input.history(),
        allWarnings(),
        input.revision());
  }

  private Diagnosis stopped(Diagnosis.Verdict verdict, @Nullable Violation violation) {
    return new Diagnosis(
        verdict,
        violation,
        input.steps(),
        standings.all(),
        null,
        List.of(),
        List.of(),
        input.history(),
        allWarnings(),
        input.revision());
  }

  private List<Warning> allWarnings() {
    List<Warning> all = new ArrayList<>(input.warnings());
    warnings.forEach(code -> all.add(Warning.of(code)));
    return all;
  }

  /** More opens than deliveries, or more clickers than openers. */
  private Optional<Violation> violation() {
    return input.steps().stream()
        .map(FunnelStep::violation)
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  private boolean hasNoData() {
    return input.value(MailRates.OPEN_RATE_DELIVERED).value() == null
        || input.value(MailRates.CTR).value() == null;
  }

  private Optional<EmailRow> row() {
    Level openRate = standings.level(MailRates.OPEN_RATE_DELIVERED);
    Level ctr = standings.level(MailRates.CTR);
    Level ctor = standings.level(MailRates.CTOR);
    return openRate == null || ctr == null || ctor == null
        ? Optional.empty()
        : Optional.of(EmailRow.of(openRate, ctr, ctor));
  }

  /** Too few messages, or a rate whose interval is wider than the rate itself. */
  private boolean isInsufficient() {
    Quantity sent = input.steps().getFirst().count().numerator();
    Quantity delivered = input.value(MailRates.CTR).denominator();
    Quantity messages = sent == null ? delivered : sent;
    if (messages == null || messages.number().longValue() < input.minimumMessages()) {
      return true;
    }
    return MailRates.ALL.subList(0, 3).stream()
        .map(input::value)
        .anyMatch(EmailDiagnosis::isWiderThanItself);
  }

  private static boolean isWiderThanItself(MetricValue value) {
    Interval interval = value.interval();
    return interval == null
        || value.value() == null
        || interval.upper() - interval.lower() > value.value();
  }

  private List<Diagnosis.Found> findings(EmailRow row, boolean few) {
    List<EmailFinding> found = new ArrayList<>(row.findings());
    listQuality().ifPresent(found::add);
    if (row.openRate() == Level.LOW) {
      found.add(EmailFinding.TIME_FREQUENCY_SUBJECT_SEGMENT);
    }
    if (found.size() > 1) {
      found.remove(EmailFinding.HEALTHY);
    }
    return found.stream().map(finding -> found(finding, row, few)).toList();
  }

  /** Formula 1 rates the list, formula 2 what is sent to it. */
  private Optional<EmailFinding> listQuality() {
    Level sent = standings.level(MailRates.OPEN_RATE_SENT);
    Level delivery = standings.level(MailRates.DELIVERY_RATE);
    boolean deliveredOk = standings.level(MailRates.OPEN_RATE_DELIVERED) == Level.OK;
    if (!deliveredOk || sent == Level.OK) {
      return Optional.empty();
    }
    if (sent == null || delivery == null) {
      warnings.add(WarningCode.LIST_QUALITY_UNKNOWN);
      return Optional.empty();
    }
    return delivery == Level.LOW ? Optional.of(EmailFinding.LIST_QUALITY) : Optional.empty();
  }

  private Diagnosis.Found found(EmailFinding finding, EmailRow row, boolean few) {
    List<MetricId> decidedBy = row.decidedBy(finding);
    boolean settled = !few && decidedBy.stream().allMatch(standings::isSettled);
    return new Diagnosis.Found(
        finding, settled, decidedBy, settled ? Long.valueOf(0) : toSettle(decidedBy));
  }

  /** As many as the rate that needs most; at least what makes the data sufficient. */
  private @Nullable Long toSettle(List<MetricId> decidedBy) {
    long most = Math.max(0, input.minimumMessages() - standings.messages());
    List<@Nullable Long> needed = new ArrayList<>();
    MailRates.ALL.subList(0, 3).forEach(metric -> needed.add(standings.messagesToNarrow(metric)));
    decidedBy.forEach(metric -> needed.add(standings.of(metric).messagesToSettle()));
    for (Long messages : needed) {
      if (messages == null) {
        return null;
      }
      most = Math.max(most, messages);
    }
    return most;
  }

  private List<Diagnosis.Advised> advice(List<Diagnosis.Found> findings) {
    List<Diagnosis.Advised> advised = new ArrayList<>();
    Set<EmailAdvice> given = EnumSet.noneOf(EmailAdvice.class);
    for (Diagnosis.Found found : findings) {
      List<EmailAdvice> all =
          java.util.Objects.requireNonNull(EmailRow.ADVICE.get(found.finding()));
      for (EmailAdvice advice : all) {
        if (given.add(advice)) {
          advised.add(
              new Diagnosis.Advised(
                  advice, found.finding(), found.settled(), falsifier(advice.shownBy())));
        }
      }
    }
    return advised;
  }

  private Falsifier falsifier(MetricId metric) {
    RateStanding standing = standings.of(metric);
    Double now = standing.value().value();
    MailReference reference = standing.reference();
    return Falsifier.of(
        metric.id(), now, reference == null ? null : reference.threshold().doubleValue());
  }
}
