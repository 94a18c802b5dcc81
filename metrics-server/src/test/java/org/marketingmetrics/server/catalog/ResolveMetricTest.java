package org.marketingmetrics.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.CatalogServiceGrpc;
import org.marketingmetrics.api.v1.CatalogServiceGrpc.CatalogServiceBlockingStub;
import org.marketingmetrics.api.v1.Channel;
import org.marketingmetrics.api.v1.ChannelKind;
import org.marketingmetrics.api.v1.CreateChannelRequest;
import org.marketingmetrics.api.v1.DefinitionField;
import org.marketingmetrics.api.v1.Metric;
import org.marketingmetrics.api.v1.MetricContext;
import org.marketingmetrics.api.v1.MetricQuestion;
import org.marketingmetrics.api.v1.MetricQuestionAnswer;
import org.marketingmetrics.api.v1.MetricResolution;
import org.marketingmetrics.api.v1.ResolveMetricRequest;
import org.marketingmetrics.api.v1.ResolveMetricResponse;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.rpc.Failure;

/** Somebody says a name that has several meanings, and a program has to know which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResolveMetricTest {
  private final Acme acme = Acme.open();
  private final CatalogServiceBlockingStub catalog =
      CatalogServiceGrpc.newBlockingStub(acme.server.channel());

  @AfterAll
  void stop() {
    acme.close();
  }

  private static ResolveMetricRequest.Builder say(String alias) {
    return ResolveMetricRequest.newBuilder().setAlias(alias);
  }

  private ResolveMetricResponse resolve(ResolveMetricRequest.Builder request) {
    return catalog.resolveMetric(request.build());
  }

  @ParameterizedTest
  @CsvSource({
    "click rate, email, ctr_email_unique_delivered",
    "click rate, paid_search, ctr",
    "click rate, paid_social, ctr",
    "CTR, influencer, ctr",
    "bounce rate, email, email_bounce_rate",
    "conversion rate, paid_search, conversion_rate_per_click",
  })
  void theChannelDecides(String alias, String channel, String metric) {
    ResolveMetricResponse answer = resolve(say(alias).setChannel(channel));

    assertThat(answer.getResolution()).isEqualTo(MetricResolution.METRIC_RESOLUTION_BY_CONTEXT);
    assertThat(answer.getMetric().getId()).isEqualTo(metric);
    assertThat(answer.getCandidatesCount()).isGreaterThan(1);
    assertThat(answer.getQuestionsList()).isEmpty();
    assertThat(answer.getOpenList()).isEmpty();
  }

  /** The workspace calls its mailings "newsletter"; what the channel is counts. */
  @Test
  void aChannelOfTheWorkspaceCountsAsWhatItIs() {
    var _ =
        acme.data.createChannel(
            CreateChannelRequest.newBuilder()
                .setParent(Acme.NAME)
                .setChannelId("newsletter")
                .setChannel(Channel.newBuilder().setKind(ChannelKind.CHANNEL_KIND_EMAIL))
                .build());
    ResolveMetricRequest.Builder request = say("click rate").setChannel("newsletter");

    assertThat(resolve(request.setParent(Acme.NAME)).getMetric().getId())
        .isEqualTo("ctr_email_unique_delivered");
    assertThat(resolve(request.clearParent()).getResolution())
        .isEqualTo(MetricResolution.METRIC_RESOLUTION_SEVERAL);
  }

  @Test
  void whatTheChannelLeavesOpenIsAsked() {
    ResolveMetricResponse answer = resolve(say("CTR").setChannel("email"));

    assertThat(answer.getResolution()).isEqualTo(MetricResolution.METRIC_RESOLUTION_SEVERAL);
    assertThat(answer.getCandidatesList()).extracting(Metric::getId).hasSize(4).contains("ctr");
    assertThat(answer.getOpenList())
        .containsExactly(
            "ctr_email_total_delivered", "ctr_email_unique_delivered", "ctr_email_unique_sent");
    assertThat(answer.getQuestion()).contains("emails_sent").doesNotContain("impressions");
    assertThat(answer.getQuestionsList())
        .flatExtracting(MetricQuestion::getAnswersList)
        .extracting(MetricQuestionAnswer::getMetric)
        .doesNotContain("ctr");
  }

  @Test
  void theQuestionComesInCodesAndInWordsOfBothLanguages() {
    MetricQuestion english = resolve(say("open rate")).getQuestions(0);
    MetricQuestion russian = resolve(say("открываемость").setLanguageCode("ru")).getQuestions(0);

    assertThat(english.getField()).isEqualTo(DefinitionField.DEFINITION_FIELD_DENOMINATOR);
    assertThat(english.getText()).isEqualTo("What is it divided by?");
    assertThat(english.getAnswersList())
        .containsExactly(
            answer("open_rate_delivered", "emails_delivered", "Emails delivered"),
            answer("open_rate_sent", "emails_sent", "Emails sent"));
    assertThat(russian.getText()).isEqualTo("На что делят?");
    assertThat(russian.getAnswersList())
        .containsExactly(
            answer("open_rate_delivered", "emails_delivered", "Доставленные письма"),
            answer("open_rate_sent", "emails_sent", "Отправленные письма"));
  }

  private static MetricQuestionAnswer answer(String metric, String value, String text) {
    return MetricQuestionAnswer.newBuilder()
        .setMetric(metric)
        .setValue(value)
        .setText(text)
        .build();
  }

  static List<String> ambiguous() {
    return List.copyOf(Catalog.standard().aliases().ambiguousAliases().keySet());
  }

  /** Whoever answers all questions has said which of the candidates is meant. */
  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("ambiguous")
  void theAnswersTogetherTellTheCandidatesApart(String alias) {
    for (String language : List.of("en", "ru")) {
      ResolveMetricResponse answer = resolve(say(alias).setLanguageCode(language));

      assertThat(
              answer.getOpenList().stream()
                  .map(
                      metric ->
                          answer.getQuestionsList().stream()
                              .map(question -> textOf(metric, question))
                              .toList())
                  .toList())
          .doesNotHaveDuplicates();
      assertThat(answer.getQuestionsList())
          .allSatisfy(question -> assertThat(question.getText()).endsWith("?"));
    }
  }

  private static String textOf(String metric, MetricQuestion question) {
    return question.getAnswersList().stream()
        .filter(answer -> answer.getMetric().equals(metric))
        .map(MetricQuestionAnswer::getText)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNameThatNothingHasComesWithTheNearest() {
    ResolveMetricResponse answer = resolve(say("opne rate"));

    assertThat(answer.getResolution()).isEqualTo(MetricResolution.METRIC_RESOLUTION_NONE);
    assertThat(answer.getDidYouMeanList()).containsExactly("open_rate_delivered", "open_rate_sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"carrier_pigeon", "EMAIL"})
  void aChannelOfNoContextDecidesNothing(String channel) {
    assertThat(resolve(say("click rate").setChannel(channel)).getResolution())
        .isEqualTo(MetricResolution.METRIC_RESOLUTION_SEVERAL);
  }

  @Test
  void theContextIsStatedOnce() {
    Failure.invalid(
        () ->
            resolve(say("CTR").setChannel("email").setContext(MetricContext.METRIC_CONTEXT_EMAIL)),
        "channel");
  }

  @Test
  void aChannelHasAnEnd() {
    Failure.invalid(() -> resolve(say("CTR").setChannel("x".repeat(64))), "channel");
  }

  @Test
  void aWorkspaceThatIsNotThereIsRefused() {
    var _ =
        Failure.of(
            Status.Code.NOT_FOUND,
            "WORKSPACE_NOT_FOUND",
            () -> resolve(say("CTR").setParent("workspaces/nobody").setChannel("email")));
  }
}
