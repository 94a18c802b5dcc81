package org.marketingmetrics.core.reference;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.funnel.Chain;
import org.marketingmetrics.core.event.funnel.ExclusionEffect;
import org.marketingmetrics.core.event.funnel.FunnelCounting;
import org.marketingmetrics.core.event.funnel.FunnelOrder;
import org.marketingmetrics.core.event.funnel.FunnelPlan;
import org.marketingmetrics.core.event.funnel.FunnelSearch;
import org.marketingmetrics.core.event.funnel.MaskedEvents;

/** One person's events through the funnel in every order. */
final class EventFunnelGroup implements ReferenceGroup {
  @Override
  public Map<String, @Nullable Object> outputs(JsonObject in) {
    OneCase ofCase = new OneCase(in);
    boolean excludes = ofCase.gaps != 0;
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("platform_ordered", ofCase.level(FunnelOrder.ORDERED));
    out.put("platform_ordered_strict_increase", ofCase.level(FunnelOrder.STRICTLY_INCREASING));
    out.put("platform_strict", excludes ? null : ofCase.level(FunnelOrder.STRICT));
    out.put("platform_any_order", excludes ? null : ofCase.level(FunnelOrder.ANY_ORDER));
    out.put("time_to_convert", ofCase.timeToConvert());
    out.put("platform_exclude_user_removed", excludes ? ofCase.removed() : null);
    return out;
  }

  /** A case read. */
  private static final class OneCase {
    private final List<String> steps = new ArrayList<>();
    private final MaskedEvents events = new MaskedEvents();
    private final long window;
    private int gaps;

    OneCase(JsonObject in) {
      in.getAsJsonArray("steps").forEach(step -> steps.add(step.getAsString()));
      this.window = in.get("window").getAsLong();
      JsonArray exclusions = in.getAsJsonArray("exclusions");
      for (JsonElement element : in.getAsJsonArray("events")) {
        String labels = element.getAsJsonArray().get(1).getAsString();
        int spoils = 0;
        for (JsonElement exclusion : exclusions) {
          int gap = 1 << (exclusion.getAsJsonObject().get("after").getAsInt() - 1);
          gaps |= gap;
          boolean hit = labels.contains(exclusion.getAsJsonObject().get("event").getAsString());
          spoils |= hit ? gap : 0;
        }
        long at = element.getAsJsonArray().get(0).getAsLong();
        events.add(at, met(labels), spoils, events.size());
      }
      exclusions.forEach(e -> gaps |= 1 << (e.getAsJsonObject().get("after").getAsInt() - 1));
    }

    private int met(String labels) {
      int met = 0;
      for (int step = 0; step < steps.size(); step++) {
        met |= labels.contains(steps.get(step)) ? 1 << step : 0;
      }
      return met;
    }

    private List<Chain> chains(FunnelOrder order, ExclusionEffect effect) {
      FunnelPlan plan =
          new FunnelPlan(
              steps.size(),
              order,
              FunnelCounting.BEST_CHAIN,
              window,
              Collections.nCopies(steps.size(), Long.MAX_VALUE),
              0,
              gaps,
              effect,
              Long.MIN_VALUE,
              Long.MAX_VALUE,
              Long.MAX_VALUE);
      List<Chain> chains = new ArrayList<>();
      FunnelSearch.of(plan).run(events, chains::add);
      return chains;
    }

    int level(FunnelOrder order) {
      List<Chain> chains = chains(order, ExclusionEffect.EXCLUDE_CHAIN);
      return chains.isEmpty() ? 0 : chains.getFirst().level();
    }

    @Nullable Long timeToConvert() {
      return chains(FunnelOrder.ORDERED, ExclusionEffect.EXCLUDE_CHAIN).stream()
          .filter(Chain::isConverted)
          .map(chain -> chain.end() - chain.start())
          .findFirst()
          .orElse(null);
    }

    boolean removed() {
      return chains(FunnelOrder.ORDERED, ExclusionEffect.EXCLUDE_USER).stream()
          .anyMatch(Chain::isRemoved);
    }
  }
}
