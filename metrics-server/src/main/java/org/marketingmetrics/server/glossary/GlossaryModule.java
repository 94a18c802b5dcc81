package org.marketingmetrics.server.glossary;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import org.marketingmetrics.api.v1.GlossaryServiceGrpc;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.glossary.Glossary;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.rpc.Permission;

/** The glossary, read when it is first asked for, so that a start does not wait for it. */
public final class GlossaryModule extends AbstractModule {
  @ProvidesIntoSet
  FeatureService service(Catalog catalog, BenchmarkCatalog benchmarks) {
    return FeatureService.of(
            new GlossaryGrpcService(catalog, benchmarks, Glossary::standard, TermSearch::standard))
        .allow(
            Permission.READ,
            GlossaryServiceGrpc.getListTermsMethod(),
            GlossaryServiceGrpc.getGetTermMethod(),
            GlossaryServiceGrpc.getSearchTermsMethod(),
            GlossaryServiceGrpc.getGetComparisonArticleMethod(),
            GlossaryServiceGrpc.getListComparisonArticlesMethod(),
            GlossaryServiceGrpc.getListCodesMethod())
        .build();
  }
}
