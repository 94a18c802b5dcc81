package org.marketingmetrics.core.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.rows.CellKey;
import org.marketingmetrics.core.channeldata.rows.MetricAnswer;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.store.CallDeadline;

/** Reads the units that the sides of a comparison are made of. */
final class UnitReader {
  private static final String CHANNEL = "channel";
  private static final String CAMPAIGN = "campaign";

  private final Catalog catalog;
  private final Facts facts;
  private final Predicate<String> isMailChannel;

  UnitReader(Catalog catalog, Facts facts, Predicate<String> isMailChannel) {
    this.catalog = catalog;
    this.facts = facts;
    this.isMailChannel = isMailChannel;
  }

  /** The days of each group. */
  Map<List<String>, UnitTally> days(Metric metric, RowQuery.Scope scope) {
    Map<List<String>, UnitTally> tallies = new HashMap<>();
    MetricAnswer answer = answer(metric, scope, scope.groupBy());
    for (CellKey key : answer.cells().keySet()) {
      UnitTally tally = tallies.computeIfAbsent(key.group(), group -> new UnitTally());
      answer.sides(key).ifPresentOrElse(tally::add, tally::markIncomplete);
    }
    return tallies;
  }

  /** The mailings of each group: one campaign of a mail channel on one day. */
  Map<List<String>, UnitTally> messages(Metric metric, RowQuery.Scope scope) {
    if (facts.lines().stream().noneMatch(line -> isMailing(line.series().values()))) {
      return Map.of();
    }
    Set<String> dimensions = new LinkedHashSet<>(scope.groupBy());
    dimensions.add(CHANNEL);
    dimensions.add(CAMPAIGN);
    List<String> asked = new ArrayList<>(dimensions);
    int channel = asked.indexOf(CHANNEL);
    Map<List<String>, UnitTally> tallies = new HashMap<>();
    MetricAnswer answer = answer(metric, scope, asked);
    for (CellKey key : answer.cells().keySet()) {
      List<String> group = List.copyOf(key.group().subList(0, scope.groupBy().size()));
      UnitTally tally = tallies.computeIfAbsent(group, own -> new UnitTally());
      if (isMailChannel.test(key.group().get(channel))) {
        answer.sides(key).ifPresentOrElse(tally::add, tally::markIncomplete);
      } else {
        tally.markIncomplete();
      }
    }
    return tallies;
  }

  private boolean isMailing(Map<String, String> dimensions) {
    String channel = dimensions.get(CHANNEL);
    return channel != null && dimensions.containsKey(CAMPAIGN) && isMailChannel.test(channel);
  }

  private MetricAnswer answer(Metric metric, RowQuery.Scope scope, List<String> groupBy) {
    CallDeadline.check();
    return MetricAnswer.of(
        catalog, metric, facts, scope.by(groupBy, Grain.DAY), ValueContext.DEFAULT_CONFIDENCE);
  }
}
