package org.marketingmetrics.server.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.Audience;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.api.v1.CatalogServiceGrpc;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.ClvModel;
import org.marketingmetrics.api.v1.CodeText;
import org.marketingmetrics.api.v1.ComparisonArticle;
import org.marketingmetrics.api.v1.ComparisonAspect;
import org.marketingmetrics.api.v1.Conversion;
import org.marketingmetrics.api.v1.DefinitionMismatch;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.GetComparisonArticleRequest;
import org.marketingmetrics.api.v1.GetTermRequest;
import org.marketingmetrics.api.v1.GlossaryServiceGrpc;
import org.marketingmetrics.api.v1.GlossaryServiceGrpc.GlossaryServiceBlockingStub;
import org.marketingmetrics.api.v1.GlossaryTerm;
import org.marketingmetrics.api.v1.ListCodesRequest;
import org.marketingmetrics.api.v1.ListComparisonArticlesRequest;
import org.marketingmetrics.api.v1.ListComparisonArticlesResponse;
import org.marketingmetrics.api.v1.ListTermsRequest;
import org.marketingmetrics.api.v1.ListTermsResponse;
import org.marketingmetrics.api.v1.SearchTermsRequest;
import org.marketingmetrics.api.v1.SearchTermsResponse;
import org.marketingmetrics.api.v1.TermAlias;
import org.marketingmetrics.api.v1.TermCategory;
import org.marketingmetrics.api.v1.TermForm;
import org.marketingmetrics.api.v1.TermFormula;
import org.marketingmetrics.api.v1.TermMatch;
import org.marketingmetrics.api.v1.TermView;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.runtime.InProcessServer;

class GlossaryGrpcServiceTest {
  private static final InProcessServer SERVER = InProcessServer.open();
  private final GlossaryServiceBlockingStub glossary =
      GlossaryServiceGrpc.newBlockingStub(SERVER.channel());

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private GlossaryTerm get(String id, String language) {
    return get(id, language, Audience.AUDIENCE_UNSPECIFIED);
  }

  private GlossaryTerm get(String id, String language, Audience audience) {
    return glossary
        .getTerm(
            GetTermRequest.newBuilder()
                .setName("terms/" + id)
                .setLanguageCode(language)
                .setAudience(audience)
                .build())
        .getTerm();
  }

  private SearchTermsResponse search(String query, Audience audience) {
    return glossary.searchTerms(
        SearchTermsRequest.newBuilder().setQuery(query).setAudience(audience).build());
  }

  private ComparisonArticle article(String id, String language) {
    return glossary
        .getComparisonArticle(
            GetComparisonArticleRequest.newBuilder()
                .setName("comparisonArticles/" + id)
                .setLanguageCode(language)
                .build())
        .getArticle();
  }

  // ---- One term

  @Test
  void aFullEntryHasEveryPart() {
    GlossaryTerm ctr = get("ctr", "en");

    assertThat(ctr.getName()).isEqualTo("terms/ctr");
    assertThat(ctr.getTitle()).isEqualTo("Click-through rate (CTR)");
    assertThat(ctr.getCategory()).isEqualTo(TermCategory.TERM_CATEGORY_METRICS_AND_KPIS);
    assertThat(ctr.getForm()).isEqualTo(TermForm.TERM_FORM_FULL);
    assertThat(ctr.getUnit()).isEqualTo("share");
    assertThat(ctr.getDefinition().getHeading()).isEqualTo("What is click-through rate?");
    assertThat(ctr.getWhyItMatters().getParagraphsList()).isNotEmpty();
    assertThat(ctr.getHowItWorks().getStepsCount()).isEqualTo(5);
    assertThat(ctr.getBestPracticesCount()).isEqualTo(5);
    assertThat(ctr.getCommonMistakesCount()).isEqualTo(3);
    assertThat(ctr.getFaqList()).isNotEmpty();
    assertThat(ctr.getSourcesList()).isNotEmpty();
    assertThat(ctr.getUpdateDate().getYear()).isGreaterThanOrEqualTo(2026);
    assertThat(ctr.getVersion()).isPositive();
    assertThat(ctr.getBenchmarksList())
        .extracting(benchmark -> benchmark.getScope().getPlacement())
        .containsExactly("stories", "bio_link", "description");
  }

  @Test
  void aFormulaIsTheCataloguesWithItsExample() {
    TermFormula formula = get("ctr", "en").getFormulas(0);

    assertThat(formula.getMetric()).isEqualTo("ctr");
    assertThat(formula.getExpression()).isEqualTo("clicks / impressions");
    assertThat(formula.getText()).isEqualTo("Clicks / Impressions × 100%");
    assertThat(formula.getInputs(0).getAmount().getCount()).isEqualTo(2500);
    assertThat(formula.getResult().getValue()).isEqualTo(0.025);
    assertThat(formula.getResult().getText()).isEqualTo("2.5%");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ctr|Клики / Показы × 100_%|2,5_%",
        "aov|Выручка / Заказы|50_$",
        "rpm|1000 × Выручка / Показы|30_$",
        "revenue_per_click|Выручка / Клики|1,50_$",
        "roas|Выручка / Расход на рекламу|5"
      })
  void valuesAreWrittenAsTheLanguageWritesThem(String id, String formula, String result) {
    TermFormula russian = get(id, "ru").getFormulas(0);

    assertThat(russian.getText()).isEqualTo(formula.replace('_', '\u00a0'));
    assertThat(russian.getResult().getText()).isEqualTo(result.replace('_', '\u00a0'));
  }

  @Test
  void aModelHasAFormulaForEachOfItsVariants() {
    List<TermFormula> formulas = get("clv", "en").getFormulasList();

    assertThat(formulas)
        .extracting(TermFormula::getClvModel)
        .containsExactly(ClvModel.CLV_MODEL_SIMPLE, ClvModel.CLV_MODEL_RETENTION);
    assertThat(formulas.get(1).getText())
        .isEqualTo("Margin per period × Retention rate / (1 + Discount rate - Retention rate)");
    assertThat(formulas)
        .extracting(one -> one.getResult().getText())
        .containsExactly("$180", "$160");
  }

  @Test
  void aShortEntrySaysWhatItCountsAndWhatItIsNot() {
    GlossaryTerm reach = get("reach", "ru");

    assertThat(reach.getForm()).isEqualTo(TermForm.TERM_FORM_SHORT);
    assertThat(reach.getWhatItCounts()).startsWith("Единица за человека");
    assertThat(reach.getUnit()).isEqualTo("people");
    assertThat(reach.getConfusedWithList())
        .extracting(one -> one.getTerm().getTitle())
        .containsExactly("Показы", "Подписчики");
    assertThat(reach.hasDefinition()).isFalse();
    assertThat(reach.hasHowItWorks()).isFalse();
    assertThat(reach.getFormulasList()).isEmpty();
  }

  @Test
  void anAliasOfSeveralThingsNamesTheOthers() {
    assertThat(get("ctr", "en").getAliasesList())
        .filteredOn(alias -> alias.getText().equals("click rate"))
        .flatExtracting(TermAlias::getAlsoMeansList)
        .containsExactly("ctr_email_unique_delivered");
  }

  @Test
  void examplesAreThoseOfTheAudience() {
    assertThat(get("ctr", "en").getExamplesCount()).isEqualTo(4);
    assertThat(get("ctr", "en", Audience.AUDIENCE_EMAIL_MARKETER).getExamplesList())
        .singleElement()
        .satisfies(
            example ->
                assertThat(example.getResults(0).getMetric())
                    .isEqualTo("ctr_email_unique_delivered"));
    assertThat(get("acos", "en", Audience.AUDIENCE_EMAIL_MARKETER).getExamplesCount())
        .as("none for them, so all")
        .isEqualTo(1);
  }

  @Test
  void anExampleMayTellWhatWouldBe() {
    var example = get("cro", "en").getExamples(0);

    assertThat(example.getWhatIfInputsList()).isNotEmpty();
    assertThat(example.getWhatIfResultsList())
        .filteredOn(result -> result.getMetric().equals("conversion_rate_per_click"))
        .singleElement()
        .satisfies(result -> assertThat(result.getText()).isEqualTo("4%"));
  }

  @Test
  void otherLanguagesAreAnsweredInEnglish() {
    assertThat(get("ctr", "de").getLanguageCode()).isEqualTo("en");
    assertThat(get("ctr", "").getLanguageCode()).isEqualTo("en");
    assertThat(get("ctr", "ru-RU").getLanguageCode()).isEqualTo("ru");
  }

  @Test
  void anUnknownTermIsToldWithWhatMayBeMeant() {
    Failure failure =
        Failure.of(
            Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND", () -> get("click_trough_rate", "en"));

    assertThat(failure.metadata()).containsEntry("name", "terms/click_trough_rate");
    assertThat(failure.metadata().get("did_you_mean")).startsWith("ctr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ctr", "terms/", "terms/CTR", "terms/a b", "metrics/ctr"})
  void aMalformedNameIsRefused(String name) {
    Failure.invalid(
        () -> glossary.getTerm(GetTermRequest.newBuilder().setName(name).build()), "name");
  }

  @Test
  void anAudienceThatThereIsNotIsRefused() {
    Failure.invalid(
        () ->
            glossary.getTerm(
                GetTermRequest.newBuilder().setName("terms/ctr").setAudienceValue(99).build()),
        "audience");
  }

  // ---- Lists

  @Test
  void pagesHoldEveryTermOnceById() {
    List<String> ids = new ArrayList<>();
    ListTermsRequest.Builder request = ListTermsRequest.newBuilder().setPageSize(25);
    ListTermsResponse page;
    do {
      page = glossary.listTerms(request.build());
      page.getTermsList().forEach(term -> ids.add(term.getId()));
      request.setPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());

    assertThat(ids).hasSize(118).hasSize(page.getTotalSize()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void listsHoldTheBasicsUnlessAllIsAskedFor() {
    ListTermsRequest basic = ListTermsRequest.newBuilder().setPageSize(3).build();
    ListTermsRequest full = basic.toBuilder().setView(TermView.TERM_VIEW_FULL).build();

    assertThat(glossary.listTerms(basic).getTermsList())
        .allMatch(term -> !term.getShortDefinition().isEmpty() && term.getWhatItCounts().isEmpty());
    assertThat(glossary.listTerms(full).getTermsList())
        .allMatch(term -> !term.getWhatItCounts().isEmpty() && term.getVersion() > 0);
  }

  @Test
  void allOfTheGlossaryFitsIntoOneAnswer() {
    for (String language : List.of("en", "ru")) {
      ListTermsResponse answer =
          glossary.listTerms(
              ListTermsRequest.newBuilder()
                  .setView(TermView.TERM_VIEW_FULL)
                  .setPageSize(1000)
                  .setLanguageCode(language)
                  .build());

      assertThat(answer.getTermsCount()).isEqualTo(118);
      assertThat(answer.getSerializedSize()).isLessThan(3 << 20);
    }
  }

  @Test
  void filtersHoldTogether() {
    ListTermsResponse answer =
        glossary.listTerms(
            ListTermsRequest.newBuilder()
                .setCategory(TermCategory.TERM_CATEGORY_METHODS)
                .setForm(TermForm.TERM_FORM_FULL)
                .setAudience(Audience.AUDIENCE_EMAIL_MARKETER)
                .build());

    assertThat(answer.getTermsList())
        .extracting(GlossaryTerm::getId)
        .containsExactly("benchmark", "ctr_optimization", "funnel");
  }

  @Test
  void aTokenOfAnotherListIsRefused() {
    String token =
        glossary.listTerms(ListTermsRequest.newBuilder().setPageSize(5).build()).getNextPageToken();

    Failure.of(
        Status.Code.INVALID_ARGUMENT,
        "PAGE_TOKEN_INVALID",
        () ->
            glossary.listTerms(
                ListTermsRequest.newBuilder()
                    .setPageSize(5)
                    .setForm(TermForm.TERM_FORM_FULL)
                    .setPageToken(token)
                    .build()));
    Failure.of(
        Status.Code.INVALID_ARGUMENT,
        "PAGE_TOKEN_INVALID",
        () ->
            glossary.searchTerms(
                SearchTermsRequest.newBuilder().setQuery("rate").setPageToken(token).build()));
  }

  @Test
  void limitsOfPagesAreKept() {
    Failure.invalid(
        () -> glossary.listTerms(ListTermsRequest.newBuilder().setPageSize(1001).build()),
        "page_size");
    Failure.invalid(
        () -> glossary.listTerms(ListTermsRequest.newBuilder().setPageSize(-1).build()),
        "page_size");
  }

  // ---- Search

  @Test
  void aNameIsFoundAndMarkedAsSuch() {
    SearchTermsResponse found = search("средний чек", Audience.AUDIENCE_UNSPECIFIED);

    assertThat(found.getMatches(0).getTerm().getId()).isEqualTo("aov");
    assertThat(found.getMatches(0).getWholeName()).isTrue();
    assertThat(found.getMatches(0).getTerm().getTitle())
        .as("in the language asked for, which is not that of the query")
        .isEqualTo("Average order value (AOV)");
  }

  @Test
  void aSlipIsFoundAndIsNoWholeName() {
    SearchTermsResponse found = search("clik through rate", Audience.AUDIENCE_UNSPECIFIED);

    assertThat(found.getMatches(0).getTerm().getId()).isEqualTo("ctr");
    assertThat(found.getMatches(0).getWholeName()).isFalse();
  }

  @Test
  void theAudienceDecidesBetweenMeanings() {
    assertThat(search("CTR", Audience.AUDIENCE_UNSPECIFIED).getMatches(0).getTerm().getId())
        .isEqualTo("ctr");
    assertThat(search("CTR", Audience.AUDIENCE_EMAIL_MARKETER).getMatches(0).getTerm().getId())
        .isEqualTo("ctr_email_unique_delivered");
  }

  @Test
  void pagesOfASearchHoldEveryMatchOnce() {
    List<TermMatch> matches = new ArrayList<>();
    SearchTermsRequest.Builder request =
        SearchTermsRequest.newBuilder().setQuery("rate").setPageSize(7);
    SearchTermsResponse page;
    do {
      page = glossary.searchTerms(request.build());
      matches.addAll(page.getMatchesList());
      request.setPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());

    assertThat(matches).hasSize(page.getTotalSize()).hasSizeGreaterThan(20);
    assertThat(matches).extracting(match -> match.getTerm().getId()).doesNotHaveDuplicates();
    assertThat(matches)
        .isSortedAccordingTo((one, other) -> Double.compare(other.getScore(), one.getScore()));
  }

  @Test
  void nothingFoundIsAnAnswer() {
    SearchTermsResponse found = search("zzqqxy", Audience.AUDIENCE_UNSPECIFIED);

    assertThat(found.getMatchesList()).isEmpty();
    assertThat(found.getTotalSize()).isZero();
  }

  @Test
  void anEmptyQueryAndALongOneAreRefused() {
    Failure.invalid(() -> search("", Audience.AUDIENCE_UNSPECIFIED), "query");
    Failure.invalid(() -> search("x".repeat(201), Audience.AUDIENCE_UNSPECIFIED), "query");
  }

  // ---- Articles

  @Test
  void articlesAreListedWithoutTheirRows() {
    ListComparisonArticlesResponse answer =
        glossary.listComparisonArticles(
            ListComparisonArticlesRequest.newBuilder().setLanguageCode("ru").build());

    assertThat(answer.getTotalSize()).isEqualTo(6);
    assertThat(answer.getArticles(0).getId()).isEqualTo("cro_vs_ctr_optimization");
    assertThat(answer.getArticles(0).getTitle()).startsWith("CRO или оптимизация CTR");
    assertThat(answer.getArticlesList())
        .allMatch(one -> one.getRowsCount() == 0 && one.getSubjectsCount() >= 2);
  }

  @Test
  void articlesAreFoundByWhatTheyAreAbout() {
    assertThat(
            glossary
                .listComparisonArticles(
                    ListComparisonArticlesRequest.newBuilder().setTerm("tacos").build())
                .getArticlesList())
        .extracting(ComparisonArticle::getId)
        .containsExactly("acos_vs_tacos_vs_roas");
  }

  @Test
  void pagesOfArticlesKeepTheirOrder() {
    List<String> ids = new ArrayList<>();
    ListComparisonArticlesRequest.Builder request =
        ListComparisonArticlesRequest.newBuilder().setPageSize(4);
    ListComparisonArticlesResponse page;
    do {
      page = glossary.listComparisonArticles(request.build());
      page.getArticlesList().forEach(article -> ids.add(article.getId()));
      request.setPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());

    assertThat(ids).hasSize(6).doesNotHaveDuplicates().startsWith("cro_vs_ctr_optimization");
  }

  @Test
  void anArticleHasARowForEachAspectInOrder() {
    for (String language : List.of("en", "ru")) {
      ComparisonArticle article = article("cro_vs_ctr_optimization", language);

      assertThat(article.getRowsList())
          .extracting(row -> row.getAspect())
          .containsExactlyElementsOf(
              Stream.of(ComparisonAspect.values())
                  .filter(
                      aspect ->
                          aspect != ComparisonAspect.COMPARISON_ASPECT_UNSPECIFIED
                              && aspect != ComparisonAspect.UNRECOGNIZED)
                  .toList());
      assertThat(article.getRowsList()).allMatch(row -> row.getCellsCount() == 2);
      assertThat(article.getRows(2).getCells(1).getMetricsList())
          .extracting(link -> link.getId())
          .containsExactly("ctr", "impressions", "cpc");
      assertThat(article.getSectionsCount()).isEqualTo(10);
    }
    assertThat(article("cro_vs_ctr_optimization", "ru").getRows(0).getAspectText())
        .isEqualTo("Определение");
  }

  @Test
  void definitionsBehindAnArticleComeWithTheirConversion() {
    ComparisonArticle article = article("open_rate_sent_vs_delivered", "en");

    assertThat(article.getDefinitionsList())
        .singleElement()
        .extracting(DefinitionMismatch::getConversionsList)
        .satisfies(
            conversions ->
                assertThat(conversions)
                    .extracting(Conversion::getExpression)
                    .contains("open_rate_delivered * delivery_rate"));
    assertThat(article("acos_vs_tacos_vs_roas", "en").getDefinitionsCount()).isEqualTo(3);
    assertThat(article("cro_vs_ctr_optimization", "en").getDefinitionsCount()).isZero();
  }

  @Test
  void anUnknownArticleIsTold() {
    Failure.of(Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND", () -> article("cats_vs_dogs", "en"));
    Failure.invalid(() -> article("Cats vs dogs", "en"), "name");
  }

  // ---- What the texts promise

  /** A text that sends people to an rpc that there is not would be a lie. */
  @Test
  void rpcsThatTextsNameExist() {
    List<String> methods =
        Stream.of(
                BenchmarkServiceGrpc.getServiceDescriptor(),
                CatalogServiceGrpc.getServiceDescriptor(),
                ChannelDataServiceGrpc.getServiceDescriptor(),
                FunnelServiceGrpc.getServiceDescriptor())
            .flatMap(service -> service.getMethods().stream())
            .map(MethodDescriptor::getBareMethodName)
            .toList();
    ListTermsResponse all =
        glossary.listTerms(
            ListTermsRequest.newBuilder()
                .setView(TermView.TERM_VIEW_FULL)
                .setPageSize(1000)
                .build());

    List<String> named =
        all.getTermsList().stream()
            .flatMap(
                term ->
                    Pattern.compile("\\b(?:[A-Z][a-z]+){2,}\\b")
                        .matcher(term.getCallToAction())
                        .results())
            .map(MatchResult::group)
            .distinct()
            .toList();

    assertThat(methods).containsAll(named);
    assertThat(named).isNotEmpty();
  }

  private List<CodeText> codes(String name, String language) {
    return glossary
        .listCodes(
            ListCodesRequest.newBuilder().setEnumName(name).setLanguageCode(language).build())
        .getCodesList();
  }

  @Test
  void codesAreToldInTheLanguageAskedAndStayTheSame() {
    List<CodeText> english = codes("NullReason", "en");
    List<CodeText> russian = codes("NullReason", "ru");

    assertThat(russian)
        .extracting(CodeText::getCode)
        .isEqualTo(english.stream().map(CodeText::getCode).toList())
        .contains("NO_DATA", "ZERO_DENOMINATOR")
        .doesNotContain("UNSPECIFIED");
    assertThat(english.getFirst().getText()).startsWith("The denominator is zero");
    assertThat(russian.getFirst().getText()).containsPattern("\\p{IsCyrillic}");
    assertThat(english.getFirst().getNumber()).isEqualTo(1);
  }

  @Test
  void allCodesComeAtOnce() {
    assertThat(codes("", "ru"))
        .hasSizeGreaterThan(300)
        .extracting(CodeText::getEnumName)
        .isSorted()
        .contains("ErrorReason", "MetricKind", "WarningCode", "Role");
  }

  @Test
  void anEnumThatThereIsNotIsRefused() {
    Failure.invalid(() -> codes("NoSuchEnum", ""), "enum_name");
    Failure.invalid(() -> codes("x".repeat(64), ""), "enum_name");
  }
}
