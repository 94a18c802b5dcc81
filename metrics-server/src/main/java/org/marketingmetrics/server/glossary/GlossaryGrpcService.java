package org.marketingmetrics.server.glossary;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.ProtocolMessageEnum;
import io.grpc.stub.StreamObserver;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.marketingmetrics.api.v1.CodeText;
import org.marketingmetrics.api.v1.GetComparisonArticleRequest;
import org.marketingmetrics.api.v1.GetComparisonArticleResponse;
import org.marketingmetrics.api.v1.GetTermRequest;
import org.marketingmetrics.api.v1.GetTermResponse;
import org.marketingmetrics.api.v1.GlossaryServiceGrpc;
import org.marketingmetrics.api.v1.ListCodesRequest;
import org.marketingmetrics.api.v1.ListCodesResponse;
import org.marketingmetrics.api.v1.ListComparisonArticlesRequest;
import org.marketingmetrics.api.v1.ListComparisonArticlesResponse;
import org.marketingmetrics.api.v1.ListTermsRequest;
import org.marketingmetrics.api.v1.ListTermsResponse;
import org.marketingmetrics.api.v1.SearchTermsRequest;
import org.marketingmetrics.api.v1.SearchTermsResponse;
import org.marketingmetrics.api.v1.TermMatch;
import org.marketingmetrics.api.v1.TermView;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.glossary.Audience;
import org.marketingmetrics.core.glossary.ComparisonArticle;
import org.marketingmetrics.core.glossary.Glossary;
import org.marketingmetrics.core.glossary.Term;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.Page;
import org.marketingmetrics.server.text.CodeTexts;
import org.marketingmetrics.server.text.ContractEnums;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.EnumProtos;

/**
 * Terms, articles and codes. The glossary is read, and its index made, when they are first asked
 * for.
 */
final class GlossaryGrpcService extends GlossaryServiceGrpc.GlossaryServiceImplBase {
  private static final int DEFAULT_TERMS = 200;
  private static final int DEFAULT_MATCHES = 10;
  private static final int DEFAULT_ARTICLES = 50;
  private static final int MAX_SUGGESTIONS = 3;

  /** More than there are terms. */
  private static final int MAX_MATCHES = 1_000;

  private final Catalog catalog;
  private final BenchmarkCatalog benchmarks;
  private final Supplier<Glossary> glossary;
  private final Supplier<TermSearch> search;

  GlossaryGrpcService(
      Catalog catalog,
      BenchmarkCatalog benchmarks,
      Supplier<Glossary> glossary,
      Supplier<TermSearch> search) {
    this.catalog = catalog;
    this.benchmarks = benchmarks;
    this.glossary = glossary;
    this.search = search;
  }

  private TermProtos terms(Texts texts) {
    return new TermProtos(glossary.get(), catalog, benchmarks, texts);
  }

  @Override
  public void listTerms(ListTermsRequest request, StreamObserver<ListTermsResponse> observer) {
    Texts texts = Texts.of(request.getLanguageCode());
    Optional<Audience> audience = TermProtos.fromProto("audience", request.getAudience());
    InOrder<Term> listed = new InOrder<>(listed(request, texts, audience), Term::id);
    Page<Term> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_TERMS),
            listed,
            Term::id);
    TermProtos protos = terms(texts);
    boolean full = request.getView() == TermView.TERM_VIEW_FULL;
    ListTermsResponse.Builder answer =
        ListTermsResponse.newBuilder()
            .setNextPageToken(page.nextToken())
            .setTotalSize(listed.size());
    page.entries()
        .forEach(term -> answer.addTerms(full ? protos.full(term, audience) : protos.basic(term)));
    Answers.send(observer, answer.build());
  }

  private List<Term> listed(ListTermsRequest request, Texts texts, Optional<Audience> audience) {
    return glossary.get().terms(TermProtos.language(texts)).stream()
        .filter(
            term -> isAny(request.getCategory()) || isOf(request.getCategory(), term.category()))
        .filter(term -> isAny(request.getForm()) || isOf(request.getForm(), term.form()))
        .filter(term -> term.audiences().isEmpty() || concerns(term, audience))
        .sorted(Comparator.comparing(Term::id))
        .toList();
  }

  private static boolean concerns(Term term, Optional<Audience> audience) {
    return audience.isEmpty() || term.audiences().contains(audience.get());
  }

  private static boolean isAny(ProtocolMessageEnum filter) {
    return filter.getNumber() == 0;
  }

  private static <P extends Enum<P> & ProtocolMessageEnum> boolean isOf(P filter, Enum<?> value) {
    return EnumProtos.toProto(filter.getDeclaringClass(), value) == filter;
  }

  @Override
  public void getTerm(GetTermRequest request, StreamObserver<GetTermResponse> observer) {
    Texts texts = Texts.of(request.getLanguageCode());
    String id = request.getName().substring(TermProtos.COLLECTION.length());
    Term term =
        glossary
            .get()
            .term(id, TermProtos.language(texts))
            .orElseThrow(() -> noTerm(request.getName(), id));
    Answers.send(
        observer,
        GetTermResponse.newBuilder()
            .setTerm(
                terms(texts).full(term, TermProtos.fromProto("audience", request.getAudience())))
            .build());
  }

  private MetricsException noTerm(String name, String id) {
    List<String> close =
        search.get().find(id.replace('_', ' '), Optional.empty(), MAX_SUGGESTIONS).stream()
            .map(TermSearch.Hit::id)
            .toList();
    return MetricsException.of(
            ErrorReason.RESOURCE_NOT_FOUND,
            "no term '%s'; SearchTerms finds terms by any name, ListTerms has all".formatted(name))
        .with("name", name)
        .with("did_you_mean", String.join(",", close))
        .build();
  }

  @Override
  public void searchTerms(
      SearchTermsRequest request, StreamObserver<SearchTermsResponse> observer) {
    Texts texts = Texts.of(request.getLanguageCode());
    Optional<Audience> audience = TermProtos.fromProto("audience", request.getAudience());
    InOrder<TermSearch.Hit> found =
        new InOrder<>(
            search.get().find(request.getQuery(), audience, MAX_MATCHES), TermSearch.Hit::id);
    Page<TermSearch.Hit> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_MATCHES),
            found,
            TermSearch.Hit::id);
    TermProtos protos = terms(texts);
    SearchTermsResponse.Builder answer =
        SearchTermsResponse.newBuilder()
            .setNextPageToken(page.nextToken())
            .setTotalSize(found.size());
    for (TermSearch.Hit hit : page.entries()) {
      glossary
          .get()
          .term(hit.id(), TermProtos.language(texts))
          .ifPresent(term -> answer.addMatches(match(hit, term, protos)));
    }
    Answers.send(observer, answer.build());
  }

  private static TermMatch match(TermSearch.Hit hit, Term term, TermProtos protos) {
    return TermMatch.newBuilder()
        .setTerm(protos.basic(term))
        .setWholeName(hit.wholeName())
        .setScore(hit.score())
        .build();
  }

  @Override
  public void getComparisonArticle(
      GetComparisonArticleRequest request, StreamObserver<GetComparisonArticleResponse> observer) {
    Texts texts = Texts.of(request.getLanguageCode());
    String id = request.getName().substring(ArticleProtos.COLLECTION.length());
    ComparisonArticle article =
        glossary
            .get()
            .article(id, TermProtos.language(texts))
            .orElseThrow(() -> noArticle(request.getName()));
    Answers.send(
        observer,
        GetComparisonArticleResponse.newBuilder()
            .setArticle(new ArticleProtos(catalog, terms(texts), texts).full(article))
            .build());
  }

  private static MetricsException noArticle(String name) {
    return MetricsException.of(
            ErrorReason.RESOURCE_NOT_FOUND,
            "no article '%s'; ListComparisonArticles has all".formatted(name))
        .with("name", name)
        .build();
  }

  @Override
  public void listComparisonArticles(
      ListComparisonArticlesRequest request,
      StreamObserver<ListComparisonArticlesResponse> observer) {
    Texts texts = Texts.of(request.getLanguageCode());
    InOrder<ComparisonArticle> listed =
        new InOrder<>(
            glossary.get().articles(TermProtos.language(texts)).stream()
                .filter(article -> isAbout(article, request.getTerm()))
                .toList(),
            ComparisonArticle::id);
    Page<ComparisonArticle> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_ARTICLES),
            listed,
            ComparisonArticle::id);
    ArticleProtos protos = new ArticleProtos(catalog, terms(texts), texts);
    ListComparisonArticlesResponse.Builder answer =
        ListComparisonArticlesResponse.newBuilder()
            .setNextPageToken(page.nextToken())
            .setTotalSize(listed.size());
    page.entries().forEach(article -> answer.addArticles(protos.summary(article)));
    Answers.send(observer, answer.build());
  }

  private static boolean isAbout(ComparisonArticle article, String term) {
    return term.isEmpty()
        || article.relatedMetrics().contains(term)
        || article.subjects().stream().anyMatch(subject -> subject.term().equals(term));
  }

  @Override
  public void listCodes(ListCodesRequest request, StreamObserver<ListCodesResponse> observer) {
    String name = request.getEnumName();
    if (!name.isEmpty() && !ContractEnums.names().contains(name)) {
      throw MetricsException.invalidField(
          "enum_name", "no enum '%s' in the contract; leave it out to get all".formatted(name));
    }
    CodeTexts texts = new CodeTexts(Texts.of(request.getLanguageCode()));
    ListCodesResponse.Builder answer = ListCodesResponse.newBuilder();
    for (EnumDescriptor type : ContractEnums.all()) {
      if (name.isEmpty() || name.equals(type.getName())) {
        type.getValues().stream()
            .filter(value -> value.getNumber() != 0)
            .forEach(value -> answer.addCodes(code(value, texts)));
      }
    }
    Answers.send(observer, answer.build());
  }

  private static CodeText code(EnumValueDescriptor value, CodeTexts texts) {
    return CodeText.newBuilder()
        .setEnumName(value.getType().getName())
        .setCode(CodeTexts.code(value))
        .setNumber(value.getNumber())
        .setText(texts.of(value))
        .build();
  }
}
