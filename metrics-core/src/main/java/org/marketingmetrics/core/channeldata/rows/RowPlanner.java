package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.catalog.MeasureKind;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;

/**
 * Decides which rows answer a question: per need the source, per source the level, then which
 * sources answer all of it and which complete each other.
 */
final class RowPlanner {
  private final LineScope scope;
  private final RowQuery query;
  private final Buckets buckets;
  private final List<Need> all;
  private final List<Presence> presences = new ArrayList<>();
  private final List<@Nullable SourceChoice> choices = new ArrayList<>();
  private final List<@Nullable NeedOutcome> refused = new ArrayList<>();

  RowPlanner(LineScope scope, RowQuery query, Buckets buckets) {
    this.scope = scope;
    this.query = query;
    this.buckets = buckets;
    this.all = query.all();
  }

  /**
   * True for measures that are never summed: they are answered by one row, see {@link ExactNeeds}.
   */
  static boolean isExact(Need need) {
    MeasureKind kind = need.measure().kind();
    return kind == MeasureKind.UNIQUE || kind == MeasureKind.STOCK;
  }

  RowPlan plan() {
    for (Need need : all) {
      chooseSource(need);
    }
    List<Stream> streams = new StreamPlanner(scope, presences, buckets).streams(bySource(true));
    List<Stream> leftOut = withoutPartners(streams);
    attachExtras(streams);
    RowPlan plan = new RowPlan(query, buckets, outcomes(streams), columns(streams));
    for (Stream stream : streams) {
      if (stream.needs().stream().allMatch(need -> plan.outcomes().get(need).isAnswered())) {
        plan.streams().add(stream);
      }
    }
    plan.leftOut().addAll(leftOut);
    return plan;
  }

  private void chooseSource(Need need) {
    NeedColumns columns = new NeedColumns(scope.facts(), need, query.scope().basis());
    Presence presence = new Presence(scope, columns, buckets, isExact(need));
    presences.add(presence);
    if (presence.lines().isEmpty()) {
      choices.add(null);
      refused.add(isExact(need) ? ExactNeeds.missing(scope, columns, buckets) : noData());
      return;
    }
    SourceChoice choice = SourceChoice.of(scope.facts(), need, presence.lines(), query.scope());
    choices.add(choice.ambiguous().isEmpty() ? choice : null);
    refused.add(
        choice.ambiguous().isEmpty()
            ? null
            : NeedOutcome.none(
                NullReason.AMBIGUOUS_SOURCE, NullDetail.ofSources(choice.ambiguous())));
  }

  private static NeedOutcome noData() {
    return NeedOutcome.none(NullReason.NO_DATA, NullDetail.NONE);
  }

  /** Source to the needs, or extras, that it answers and the lines it answers each by. */
  private Map<Source, SortedMap<Integer, BitSet>> bySource(boolean needs) {
    Map<Source, SortedMap<Integer, BitSet>> bySource =
        new TreeMap<>(java.util.Comparator.comparing(Source::id));
    int from = needs ? 0 : query.needs().size();
    int to = needs ? query.needs().size() : all.size();
    for (int i = from; i < to; i++) {
      SourceChoice choice = choices.get(i);
      if (choice != null && !isExact(all.get(i))) {
        int index = i;
        choice
            .linesBySource()
            .forEach(
                (source, lines) ->
                    bySource.computeIfAbsent(source, key -> new TreeMap<>()).put(index, lines));
      }
    }
    return bySource;
  }

  /** Takes out the streams that answer only a part and that no other streams complete. */
  private List<Stream> withoutPartners(List<Stream> streams) {
    BitSet wanted = new BitSet();
    streams.forEach(stream -> stream.needs().forEach(wanted::set));
    List<Stream> partial = new ArrayList<>();
    BitSet together = new BitSet();
    for (Stream stream : streams) {
      if (stream.needs().size() < wanted.cardinality()) {
        partial.add(stream);
        stream.needs().forEach(together::set);
      }
    }
    if (together.equals(wanted)) {
      partial.forEach(Stream::pair);
      return List.of();
    }
    streams.removeAll(partial);
    return partial;
  }

  private void attachExtras(List<Stream> streams) {
    bySource(false)
        .forEach(
            (source, extras) ->
                extras.forEach((index, lines) -> attach(streams, source, index, lines)));
  }

  private void attach(List<Stream> streams, Source source, int index, BitSet lines) {
    int extra = index - query.needs().size();
    boolean attached = false;
    for (Stream stream : streams) {
      if (stream.source().equals(source) && stream.lines().intersects(lines)) {
        stream.extras().add(extra);
        attached = true;
      }
    }
    if (!attached) {
      Stream own = new StreamPlanner(scope, presences, buckets).extraOnly(source, index, lines);
      own.extras().add(extra);
      streams.add(own);
      streams.forEach(Stream::pair);
    }
  }

  private List<NeedOutcome> outcomes(List<Stream> streams) {
    List<@Nullable BasisChoice> bases = new ArrayList<>();
    Map<String, NavigableSet<String>> attribution = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      BasisChoice basis = refused.get(i) == null ? basisChoice(i, streams) : null;
      bases.add(basis);
      if (basis != null) {
        basis
            .stated(BasisField.ATTRIBUTION)
            .forEach(
                (source, values) ->
                    attribution.computeIfAbsent(source, key -> new TreeSet<>()).addAll(values));
      }
    }
    List<NeedOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      NeedOutcome refusal = refused.get(i);
      BasisChoice basis = bases.get(i);
      if (refusal != null || basis == null) {
        outcomes.add(refusal == null ? noData() : refusal);
      } else {
        outcomes.add(basis.outcome(query.scope(), attribution));
      }
    }
    return outcomes;
  }

  /** The bases of the lines that are read for a need; null when no stream reads it. */
  private @Nullable BasisChoice basisChoice(int index, List<Stream> streams) {
    Map<String, BitSet> lines = new LinkedHashMap<>();
    SourceChoice choice = choices.get(index);
    if (choice != null && isExact(all.get(index))) {
      choice.linesBySource().forEach((source, own) -> lines.put(source.id(), own));
    } else {
      for (Stream stream : streams) {
        if (reads(stream, index)) {
          lines.computeIfAbsent(stream.source().id(), key -> new BitSet()).or(stream.lines());
        }
      }
    }
    return lines.isEmpty() ? null : new BasisChoice(presences.get(index), lines);
  }

  private boolean reads(Stream stream, int index) {
    int needs = query.needs().size();
    return index < needs ? stream.needs().contains(index) : stream.extras().contains(index - needs);
  }

  private List<SortedMap<String, List<Integer>>> columns(List<Stream> streams) {
    List<SortedMap<String, List<Integer>>> columns = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      BasisChoice basis = basisChoice(i, streams);
      columns.add(basis == null ? anyColumns(i) : basis.columns(query.scope()));
    }
    return columns;
  }

  /** For needs that no stream reads: only to count the rows that are left out. */
  private SortedMap<String, List<Integer>> anyColumns(int index) {
    NeedColumns columns = presences.get(index).columns();
    SortedMap<String, List<Integer>> any = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      any.computeIfAbsent(columns.basis(i).currency(), key -> new ArrayList<>()).add(columns.id(i));
    }
    return any;
  }

  /** True when the line has rows of any need inside the range. */
  boolean holdsAny(int line) {
    return presences.stream()
        .anyMatch(presence -> presence.lines().get(line) || presence.elsewhere().get(line));
  }

  /** The sources chosen, by need, then by extra; null where none was. */
  List<@Nullable SourceChoice> choices() {
    return choices;
  }
}
