package org.marketingmetrics.server.comparison;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.Clock;
import org.marketingmetrics.api.v1.ComparisonServiceGrpc;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.comparison.AnalyzeTrend;
import org.marketingmetrics.core.comparison.ComparePeriods;
import org.marketingmetrics.core.comparison.CompareSegments;
import org.marketingmetrics.core.comparison.ComparisonData;
import org.marketingmetrics.core.comparison.ExplainChange;
import org.marketingmetrics.core.comparison.PlanSample;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.answer.KeptAnswers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.rpc.Permission;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.ReportingDay;

/** Comparisons. */
public final class ComparisonModule extends AbstractModule {
  @ProvidesIntoSet
  FeatureService service(
      Catalog catalog,
      Stores stores,
      FactsProvider facts,
      KeptAnswers answers,
      CallerWorkspaces workspaces,
      Clock clock) {
    ComparisonData data =
        new ComparisonData(catalog, stores.workspaces(), stores.campaigns(), facts, clock);
    return FeatureService.of(
            new ComparisonGrpcService(
                new ComparisonGrpcService.UseCases(
                    new CompareSegments(data),
                    new ComparePeriods(data),
                    new ExplainChange(data),
                    new AnalyzeTrend(data),
                    new PlanSample()),
                new DefinitionNames(catalog),
                answers,
                workspaces,
                new ReportingDay(stores.workspaces(), clock)))
        .allow(
            Permission.READ,
            ComparisonServiceGrpc.getCompareSegmentsMethod(),
            ComparisonServiceGrpc.getComparePeriodsMethod(),
            ComparisonServiceGrpc.getExplainChangeMethod(),
            ComparisonServiceGrpc.getAnalyzeTrendMethod(),
            ComparisonServiceGrpc.getPlanSampleMethod())
        .build();
  }
}
