package org.marketingmetrics.core.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.period.DateRange;

/** What a program needs to act on a warning. */
public sealed interface WarningDetail {
  /**
   * Names and numbers by key.
   *
   * @param values keys in order; empty when the code says it all
   */
  record Named(SortedMap<String, String> values) implements WarningDetail {
    public Named {
      values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /** Nothing beside the code. */
  WarningDetail NONE = new Named(new TreeMap<>());

  /**
   * Rows that hold only a part of what was asked.
   *
   * @param rowsLeftOut how many were not used
   * @param rowsUsed how many were
   * @param missingMeasures ids of the measures that were missing in rows left out; empty where rows
   *     were left out for another reason, such as a range that cuts them or a level that is not
   *     read
   */
  record PartialCoverage(long rowsLeftOut, long rowsUsed, List<String> missingMeasures)
      implements WarningDetail {
    public PartialCoverage {
      missingMeasures = List.copyOf(missingMeasures);
    }
  }

  /**
   * Numbers on different bases that are put together all the same.
   *
   * @param left what the one counts
   * @param right what the other counts
   */
  record DifferentBases(Counted left, Counted right) implements WarningDetail {
    /** One definition on two bases. */
    public static DifferentBases of(String definition, Basis left, Basis right) {
      return new DifferentBases(new Counted(definition, left), new Counted(definition, right));
    }
  }

  /**
   * A measure or metric as somebody counts it.
   *
   * @param definition its id
   * @param basis what is stated of it
   */
  record Counted(String definition, Basis basis) {}

  /**
   * Measures that come from different sources, summed over the days that all of them cover.
   *
   * @param sources id of a measure to the ids of the sources it comes from
   * @param days the days, as ranges in order
   */
  record CrossSource(Map<String, List<String>> sources, List<DateRange> days)
      implements WarningDetail {
    public CrossSource {
      sources = java.util.Collections.unmodifiableMap(new TreeMap<>(sources));
      days = List.copyOf(days);
    }
  }

  /**
   * A source that cuts its days in another zone than the workspace.
   *
   * @param source id of the source
   * @param sourceZone IANA name of its zone
   * @param workspaceZone IANA name of the workspace's zone
   */
  record SourceTimeZone(String source, String sourceZone, String workspaceZone)
      implements WarningDetail {}

  /**
   * Campaigns whose data begin after they started.
   *
   * @param campaigns by name
   */
  record TrackingStartedLate(List<LateStart> campaigns) implements WarningDetail {
    public TrackingStartedLate {
      campaigns = List.copyOf(campaigns);
    }
  }

  /**
   * A campaign whose data begin after it started.
   *
   * @param campaign value of the dimension
   * @param start first day on which data were expected
   * @param firstDay first day that has data
   * @param measure id of the measure whose first day that is
   */
  record LateStart(String campaign, LocalDate start, LocalDate firstDay, String measure) {}

  /**
   * Two steps that follow each other and do not count on one basis.
   *
   * @param differences what differs
   */
  record StepBasisMismatch(Set<Difference> differences) implements WarningDetail {
    public StepBasisMismatch {
      differences = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(differences));
    }
  }

  /** What may differ between two steps of a funnel. */
  enum Difference {
    ATTRIBUTION,
    TIME_ZONE,
    SOURCE,
    /** People against events. */
    UNIT,
    /** Clicks on ads against all sessions, or another field of the basis. */
    OTHER_BASIS
  }
}
