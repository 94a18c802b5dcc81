package org.marketingmetrics.server.value;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionLookup;
import org.marketingmetrics.core.catalog.MarketingContext;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.channeldata.DimensionFilter;

/** The measures and metrics that a request names, in the context its filters give. */
public final class DefinitionNames {
  private final Catalog catalog;
  private final DefinitionLookup lookup;

  /** Looks in one catalogue. */
  public DefinitionNames(Catalog catalog) {
    this.catalog = catalog;
    this.lookup = new DefinitionLookup(catalog);
  }

  /**
   * The definitions, in order.
   *
   * @throws org.marketingmetrics.core.error.MetricsException UNKNOWN_METRIC, AMBIGUOUS_METRIC
   */
  public List<Definition> definitions(
      List<String> names, List<DimensionFilter> filters, ChannelKinds kinds) {
    return each(names, filters, kinds, lookup::require);
  }

  /**
   * The measures, in order.
   *
   * @throws org.marketingmetrics.core.error.MetricsException UNKNOWN_MEASURE, AMBIGUOUS_METRIC
   */
  public List<Measure> measures(
      List<String> names, List<DimensionFilter> filters, ChannelKinds kinds) {
    return each(names, filters, kinds, lookup::requireMeasure);
  }

  /**
   * The measures, in order, where no data give a context.
   *
   * @throws org.marketingmetrics.core.error.MetricsException UNKNOWN_MEASURE, AMBIGUOUS_METRIC
   */
  public List<Measure> measures(List<String> names) {
    return names.stream().map(name -> lookup.requireMeasure(name, Set.of())).toList();
  }

  private <T> List<T> each(
      List<String> names,
      List<DimensionFilter> filters,
      ChannelKinds kinds,
      BiFunction<String, Set<MarketingContext>, T> find) {
    List<T> found = new ArrayList<>();
    for (String name : names) {
      boolean isId = catalog.find(name).isPresent();
      found.add(find.apply(name, isId ? Set.of() : context(filters, kinds)));
    }
    return found;
  }

  /** The contexts of the channels that filters keep. */
  private static Set<MarketingContext> context(List<DimensionFilter> filters, ChannelKinds kinds) {
    Set<MarketingContext> context = EnumSet.noneOf(MarketingContext.class);
    for (DimensionFilter filter : filters) {
      if (filter.dimension().equals("channel") && !filter.exclude()) {
        filter
            .values()
            .forEach(channel -> context.addAll(MarketingContext.ofChannel(kinds.of(channel).id())));
      }
    }
    return context;
  }
}
