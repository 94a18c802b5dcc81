package org.marketingmetrics.core.channeldata.rows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.DimensionFilter;
import org.marketingmetrics.core.channeldata.Dimensions;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.value.WarningDetail;

/**
 * The days on which campaigns declare to start: before them no data are expected, and data that
 * begin later lack what happened in between.
 */
public final class CampaignStarts {
  private final Facts facts;
  private final RowQuery query;
  private final Map<List<String>, Set<String>> campaignsOf = new HashMap<>();
  private final Map<First, Integer> firstDays = new HashMap<>();

  /** A need of a campaign. */
  private record First(String campaign, int need) {}

  /**
   * The starts of what a question is about.
   *
   * @param used streams whose rows may answer it
   */
  CampaignStarts(LineScope scope, RowPlan plan, List<Stream> used) {
    this.facts = scope.facts();
    this.query = plan.query();
    if (facts.campaigns().values().stream().anyMatch(campaign -> campaign.startDate() != null)) {
      for (Stream stream : used) {
        findCampaigns(scope, stream);
        findFirstDays(plan, stream);
      }
    }
  }

  private static String campaign(Facts facts, int line) {
    return facts.lines().get(line).series().values().getOrDefault(Dimensions.CAMPAIGN, "");
  }

  private void findCampaigns(LineScope scope, Stream stream) {
    stream.lines().stream()
        .forEach(
            line ->
                campaignsOf
                    .computeIfAbsent(scope.group(line), group -> new TreeSet<>())
                    .add(campaign(facts, line)));
  }

  private void findFirstDays(RowPlan plan, Stream stream) {
    BitSet started = new BitSet();
    stream.lines().stream()
        .filter(line -> start(campaign(facts, line)) != null)
        .forEach(started::set);
    for (FactBlock block : facts.blocks()) {
      for (int index = 0; index < query.all().size() && !started.isEmpty(); index++) {
        if (stream.reads(index, query.needs().size())) {
          NeedReader reader = new NeedReader(block, plan.columns(index, stream.source().id()));
          for (int run = 0; run < block.runs() && !reader.isEmpty(); run++) {
            if (started.get(block.line(run))) {
              findFirstDay(block, run, reader, index);
            }
          }
        }
      }
    }
  }

  private void findFirstDay(FactBlock block, int run, NeedReader reader, int index) {
    First first = new First(campaign(facts, block.line(run)), index);
    if (firstDays.getOrDefault(first, Integer.MAX_VALUE) <= block.day(block.start(run))) {
      return;
    }
    for (int row = block.start(run); row < block.end(run); row++) {
      if (reader.holds(row)) {
        firstDays.merge(first, block.day(row), Math::min);
        return;
      }
    }
  }

  private @Nullable LocalDate start(String campaign) {
    Campaign declared = facts.campaigns().get(campaign);
    return declared == null ? null : declared.startDate();
  }

  /** Values of the campaigns that a group is about; one empty text among them for others. */
  private Set<String> campaigns(List<String> group) {
    int grouped = query.scope().groupBy().indexOf(Dimensions.CAMPAIGN);
    if (grouped >= 0 && grouped < group.size()) {
      return Set.of(group.get(grouped));
    }
    for (DimensionFilter filter : query.scope().filters()) {
      if (filter.dimension().equals(Dimensions.CAMPAIGN) && !filter.exclude()) {
        return filter.values();
      }
    }
    return campaignsOf.getOrDefault(group, Set.of());
  }

  /** The first day on which data of a group are expected; null when nothing declares it. */
  @Nullable LocalDate expectedFrom(List<String> group) {
    LocalDate earliest = null;
    for (String campaign : campaigns(group)) {
      LocalDate start = start(campaign);
      if (start == null) {
        return null;
      }
      earliest = earliest == null || start.isBefore(earliest) ? start : earliest;
    }
    return earliest;
  }

  /**
   * The campaigns of a group whose data of some need begin only after their start, and after the
   * first of these days.
   *
   * @param needs indices of needs and extras
   */
  List<WarningDetail.LateStart> late(List<String> group, DateRange days, List<Integer> needs) {
    Map<String, WarningDetail.LateStart> late = new TreeMap<>();
    for (String campaign : campaigns(group)) {
      LocalDate start = start(campaign);
      for (int need : needs) {
        Integer first = firstDays.get(new First(campaign, need));
        if (start != null && first != null) {
          LocalDate firstDay = LocalDate.ofEpochDay(first);
          boolean lacks =
              firstDay.isAfter(start)
                  && firstDay.isAfter(days.start())
                  && !days.end().isBefore(start);
          if (lacks) {
            String measure = query.all().get(need).measure().id();
            late.merge(
                campaign,
                new WarningDetail.LateStart(campaign, start, firstDay, measure),
                CampaignStarts::later);
          }
        }
      }
    }
    return new ArrayList<>(late.values());
  }

  private static WarningDetail.LateStart later(
      WarningDetail.LateStart one, WarningDetail.LateStart other) {
    return other.firstDay().isAfter(one.firstDay()) ? other : one;
  }
}
