package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** What will be read for a question: streams, columns, and what was decided for each need. */
final class RowPlan {
  private final RowQuery query;
  private final Buckets buckets;
  private final List<Stream> streams;
  private final List<Stream> leftOut;
  private final List<NeedOutcome> outcomes;
  private final Columns columns;
  private final SortedMap<Integer, Refusal> refusals;
  private final MailingLines mailings;
  private final List<Warning> warnings = new ArrayList<>();

  /** Which columns of one source answer a need, by currency, in the order they are tried. */
  interface Columns {
    SortedMap<String, List<Integer>> of(int need, String source);
  }

  RowPlan(
      RowQuery query,
      Buckets buckets,
      List<Stream> streams,
      List<Stream> leftOut,
      List<NeedOutcome> outcomes,
      Columns columns,
      SortedMap<Integer, Refusal> refusals,
      MailingLines mailings) {
    this.mailings = mailings;
    this.query = query;
    this.buckets = buckets;
    this.streams = List.copyOf(streams);
    this.leftOut = List.copyOf(leftOut);
    this.outcomes = List.copyOf(outcomes);
    this.columns = columns;
    this.refusals = refusals;
  }

  RowQuery query() {
    return query;
  }

  Buckets buckets() {
    return buckets;
  }

  List<Stream> streams() {
    return streams;
  }

  /** Streams that answer only a part of the needs, with nobody to answer the rest: counted only. */
  List<Stream> leftOut() {
    return leftOut;
  }

  /** By need, then by extra. */
  List<NeedOutcome> outcomes() {
    return outcomes;
  }

  /** True when sources that state different bases answer, or are refused for it. */
  boolean mixesBases() {
    return outcomes.stream()
        .anyMatch(
            outcome ->
                outcome.nullReason() == NullReason.DEFINITION_MISMATCH
                    || outcome.warnings().stream()
                        .anyMatch(
                            warning ->
                                warning.code() == WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED));
  }

  /** Columns of a need, or extra, of one source. */
  SortedMap<String, List<Integer>> columns(int need, String source) {
    return columns.of(need, source);
  }

  /** Why a group has no value; null when it may have one. */
  @Nullable Refusal refusal(int group) {
    return refusals.get(group);
  }

  /** Groups that have no value while others may. */
  BitSet refusedGroups() {
    BitSet groups = new BitSet();
    refusals.keySet().forEach(groups::set);
    return groups;
  }

  /** Which lines count people of one mailing. */
  MailingLines mailings() {
    return mailings;
  }

  List<Warning> warnings() {
    return warnings;
  }
}
