package org.marketingmetrics.server.advice;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.Clock;
import org.marketingmetrics.api.v1.AdviceServiceGrpc;
import org.marketingmetrics.core.advice.budget.AllocateBudget;
import org.marketingmetrics.core.advice.email.DiagnoseEmail;
import org.marketingmetrics.core.advice.leak.FindLeaks;
import org.marketingmetrics.core.advice.priority.PrioritizeOptimization;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.funnel.AnalyzeFunnel;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.rpc.Permission;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.ReportingDay;

/** Advice. */
public final class AdviceModule extends AbstractModule {
  @Provides
  EmailAdviceCalls emails(
      Catalog catalog,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      Stores stores,
      FactsProvider facts,
      ReportingDay day,
      Clock clock) {
    AnalyzeFunnel funnels = funnels(catalog, evaluate, benchmarks, stores, facts, clock);
    return new EmailAdviceCalls(
        new DiagnoseEmail(
            catalog,
            funnels,
            new QueryMetrics(catalog, stores.workspaces(), facts, clock),
            evaluate,
            benchmarks,
            stores.campaigns()),
        catalog,
        day,
        stores.campaigns());
  }

  @Provides
  PriorityAdviceCalls priorities(
      Catalog catalog,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      Stores stores,
      FactsProvider facts,
      ReportingDay day,
      Clock clock) {
    return new PriorityAdviceCalls(
        new PrioritizeOptimization(
            catalog,
            funnels(catalog, evaluate, benchmarks, stores, facts, clock),
            evaluate,
            benchmarks),
        catalog,
        day,
        stores.campaigns());
  }

  private static AnalyzeFunnel funnels(
      Catalog catalog,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      Stores stores,
      FactsProvider facts,
      Clock clock) {
    return new AnalyzeFunnel(catalog, stores.workspaces(), facts, evaluate, benchmarks, clock);
  }

  @Provides
  LeakAdviceCalls leaks(
      Catalog catalog,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      Stores stores,
      FactsProvider facts,
      Clock clock) {
    return new LeakAdviceCalls(
        new FindLeaks(catalog, stores.workspaces(), facts, evaluate, benchmarks, clock),
        new DefinitionNames(catalog),
        stores.campaigns());
  }

  @Provides
  BudgetAdviceCalls budgets(Catalog catalog, Stores stores, FactsProvider facts, Clock clock) {
    return new BudgetAdviceCalls(new AllocateBudget(catalog, stores.workspaces(), facts, clock));
  }

  @ProvidesIntoSet
  FeatureService service(
      EmailAdviceCalls emails,
      PriorityAdviceCalls priorities,
      LeakAdviceCalls leaks,
      BudgetAdviceCalls budgets,
      CallerWorkspaces workspaces) {
    return FeatureService.of(new AdviceGrpcService(emails, priorities, leaks, budgets, workspaces))
        .allow(
            Permission.READ,
            AdviceServiceGrpc.getDiagnoseEmailMethod(),
            AdviceServiceGrpc.getPrioritizeOptimizationMethod(),
            AdviceServiceGrpc.getFindLeaksMethod(),
            AdviceServiceGrpc.getAllocateBudgetMethod())
        .build();
  }
}
