package org.marketingmetrics.server.glossary;

import java.util.List;
import org.marketingmetrics.api.v1.ArticleCell;
import org.marketingmetrics.api.v1.ArticleRow;
import org.marketingmetrics.api.v1.ArticleSubject;
import org.marketingmetrics.api.v1.ComparisonAspect;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.CompareDefinitions;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionIdentity;
import org.marketingmetrics.core.glossary.ComparisonArticle;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.DefinitionProtos;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Converts comparison articles, in one language. */
final class ArticleProtos {
  static final String COLLECTION = "comparisonArticles/";

  private final Catalog catalog;
  private final TermProtos terms;
  private final Texts texts;

  ArticleProtos(Catalog catalog, TermProtos terms, Texts texts) {
    this.catalog = catalog;
    this.terms = terms;
    this.texts = texts;
  }

  /** Without rows and sections. */
  org.marketingmetrics.api.v1.ComparisonArticle summary(ComparisonArticle article) {
    return summaryBuilder(article).build();
  }

  private static org.marketingmetrics.api.v1.ComparisonArticle.Builder summaryBuilder(
      ComparisonArticle article) {
    org.marketingmetrics.api.v1.ComparisonArticle.Builder proto =
        org.marketingmetrics.api.v1.ComparisonArticle.newBuilder()
            .setName(COLLECTION + article.id())
            .setId(article.id())
            .setLanguageCode(article.language().code())
            .setTitle(article.title())
            .setSummary(article.summary())
            .setUpdateDate(PeriodProtos.toProto(article.updatedOn()));
    article
        .subjects()
        .forEach(
            subject ->
                proto.addSubjects(
                    ArticleSubject.newBuilder().setTerm(subject.term()).setName(subject.name())));
    return proto;
  }

  /** The whole article. */
  org.marketingmetrics.api.v1.ComparisonArticle full(ComparisonArticle article) {
    org.marketingmetrics.api.v1.ComparisonArticle.Builder proto =
        summaryBuilder(article).setDisclaimer(article.disclaimer()).setAuthor(article.author());
    article.rows().forEach(row -> proto.addRows(row(row)));
    article.sections().forEach(section -> proto.addSections(TermProtos.section(section)));
    article.relatedMetrics().forEach(id -> proto.addRelatedMetrics(terms.link(id)));
    article.sources().forEach(source -> proto.addSources(TermProtos.source(source)));
    addDefinitions(article, proto);
    return proto.build();
  }

  private ArticleRow row(ComparisonArticle.Row row) {
    ArticleRow.Builder proto =
        ArticleRow.newBuilder()
            .setAspect(EnumProtos.toProto(ComparisonAspect.class, row.aspect()))
            .setAspectText(texts.text("aspect", row.aspect()));
    row.cells()
        .forEach(
            cell ->
                proto.addCells(
                    ArticleCell.newBuilder()
                        .setText(cell.text())
                        .addAllMetrics(cell.metrics().stream().map(terms::link).toList())));
    return proto.build();
  }

  /** Each pair of subjects that the catalogue defines. */
  private void addDefinitions(
      ComparisonArticle article, org.marketingmetrics.api.v1.ComparisonArticle.Builder proto) {
    CompareDefinitions compare = new CompareDefinitions(catalog);
    DefinitionProtos definitions = new DefinitionProtos(texts);
    List<Definition> defined =
        article.subjects().stream()
            .flatMap(subject -> catalog.find(subject.term()).stream())
            .toList();
    for (int i = 0; i < defined.size(); i++) {
      for (Definition right : defined.subList(i + 1, defined.size())) {
        proto.addDefinitions(
            definitions.toProto(
                compare
                    .compare(DefinitionIdentity.of(defined.get(i)), DefinitionIdentity.of(right))
                    .mismatch()));
      }
    }
  }
}
