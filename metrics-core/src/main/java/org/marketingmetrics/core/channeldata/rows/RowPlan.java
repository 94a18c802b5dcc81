package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.marketingmetrics.core.value.Warning;

/** What will be read for a question: streams, columns, and what was decided for each need. */
final class RowPlan {
  private final RowQuery query;
  private final Buckets buckets;
  private final List<Stream> streams = new ArrayList<>();
  private final List<Stream> leftOut = new ArrayList<>();
  private final List<NeedOutcome> outcomes;
  private final List<SortedMap<String, List<Integer>>> columns;
  private final List<Warning> warnings = new ArrayList<>();

  RowPlan(
      RowQuery query,
      Buckets buckets,
      List<NeedOutcome> outcomes,
      List<SortedMap<String, List<Integer>>> columns) {
    this.query = query;
    this.buckets = buckets;
    this.outcomes = outcomes;
    this.columns = columns;
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

  /** Columns of a need by currency, in the order they are tried. */
  SortedMap<String, List<Integer>> columns(int need) {
    return columns.get(need);
  }

  List<Warning> warnings() {
    return warnings;
  }
}
