package org.marketingmetrics.server.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.server.channeldata.Row.on;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AdviceServiceGrpc;
import org.marketingmetrics.api.v1.AdviceServiceGrpc.AdviceServiceBlockingStub;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.CampaignSubject;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.api.v1.DiagnoseEmailRequest;
import org.marketingmetrics.api.v1.DiagnoseEmailResponse;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.EmailAdviceCode;
import org.marketingmetrics.api.v1.EmailEvidence;
import org.marketingmetrics.api.v1.EmailFinding;
import org.marketingmetrics.api.v1.EmailFindingCode;
import org.marketingmetrics.api.v1.EmailRecommendation;
import org.marketingmetrics.api.v1.EmailReference;
import org.marketingmetrics.api.v1.EmailVerdict;
import org.marketingmetrics.api.v1.GivenMailing;
import org.marketingmetrics.api.v1.MailingSubject;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.ReferenceSource;
import org.marketingmetrics.api.v1.Warning;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.rpc.Failure;

class DiagnoseEmailTest {
  private final Acme acme = Acme.open();
  private final AdviceServiceBlockingStub advice =
      AdviceServiceGrpc.newBlockingStub(acme.server.channel());

  @AfterEach
  void stop() {
    acme.close();
  }

  private static MeasureValue count(String measure, long count) {
    return MeasureValue.newBuilder().setMeasure(measure).setCount(count).build();
  }

  private static DiagnoseEmailRequest.Builder given(long delivered, long opens, long clicks) {
    return DiagnoseEmailRequest.newBuilder()
        .setGiven(
            GivenMailing.newBuilder()
                .addMeasures(count("emails_delivered", delivered))
                .addMeasures(count("email_unique_opens", opens))
                .addMeasures(count("email_unique_clicks", clicks)));
  }

  private static EmailReference baseline(String metric, double rate) {
    return EmailReference.newBuilder().setMetric(metric).setBaseline(rate).build();
  }

  private static EmailReference target(String metric, double rate) {
    return EmailReference.newBuilder().setMetric(metric).setTarget(rate).build();
  }

  private static DiagnoseEmailRequest.Builder withBaselines(
      DiagnoseEmailRequest.Builder request, double openRate, double ctr, double ctor) {
    return request
        .addReferences(baseline("open_rate_delivered", openRate))
        .addReferences(baseline("ctr_email_unique_delivered", ctr))
        .addReferences(baseline("ctor", ctor));
  }

  private DiagnoseEmailResponse diagnose(DiagnoseEmailRequest.Builder request) {
    return advice.diagnoseEmail(request.build());
  }

  private static List<EmailFindingCode> findings(DiagnoseEmailResponse answer) {
    return answer.getFindingsList().stream().map(EmailFinding::getCode).toList();
  }

  private static List<WarningCode> warnings(DiagnoseEmailResponse answer) {
    return answer.getWarningsList().stream().map(Warning::getCode).toList();
  }

  /** The averages of 2020 as targets: 20 %, 5 % and 25 % lie above all of them. */
  @Test
  void allAboveTheirTargetsIsHealthyThoughFewMessagesProveLittle() {
    DiagnoseEmailResponse answer =
        diagnose(
            given(100, 20, 5)
                .addReferences(target("open_rate_delivered", 0.1568))
                .addReferences(target("ctr_email_unique_delivered", 0.021))
                .addReferences(target("ctor", 0.0717)));

    assertThat(answer.getRow()).isEqualTo(8);
    assertThat(findings(answer)).containsExactly(EmailFindingCode.EMAIL_FINDING_CODE_HEALTHY);
    assertThat(answer.getVerdict()).isEqualTo(EmailVerdict.EMAIL_VERDICT_INSUFFICIENT_DATA);
    assertThat(answer.getFindings(0).getSettled()).isFalse();
    assertThat(answer.getStandings(0).getReference().getSource())
        .isEqualTo(ReferenceSource.REFERENCE_SOURCE_TARGET);
    assertThat(answer.getStandings(0).getValue().getInterval().getLower())
        .isCloseTo(0.1334, within(1e-4));
    assertThat(warnings(answer)).contains(WarningCode.WARNING_CODE_MPP_INFLATED_OPENS);
  }

  /** Against 32 %, 8 % and 25 %: the content is liked; of the open rate alone it is proved. */
  @Test
  void belowOnesOwnBaselineTheListOrTheTimeIsWrong() {
    DiagnoseEmailResponse answer = diagnose(withBaselines(given(100, 20, 5), 0.32, 0.08, 0.25));

    assertThat(answer.getRow()).isEqualTo(2);
    assertThat(findings(answer))
        .containsExactly(
            EmailFindingCode.EMAIL_FINDING_CODE_OPEN_RATE_LOW,
            EmailFindingCode.EMAIL_FINDING_CODE_TIMING_FREQUENCY_OR_SEGMENT,
            EmailFindingCode.EMAIL_FINDING_CODE_TIME_FREQUENCY_SUBJECT_SEGMENT);
    // The open rate alone is proved; what is lacking is width: 4z²·0.95/0.05 is 292 messages.
    assertThat(answer.getFindings(0).getMessagesToSettle()).isEqualTo(192);
    assertThat(answer.getStandingsList().subList(0, 3))
        .extracting(standing -> standing.getEvidence())
        .containsExactly(
            EmailEvidence.EMAIL_EVIDENCE_BELOW,
            EmailEvidence.EMAIL_EVIDENCE_UNCERTAIN,
            EmailEvidence.EMAIL_EVIDENCE_UNCERTAIN);
  }

  /** 100 delivered, 10 openers who all click: the content is excellent, the open rate is low. */
  @Test
  void whoOpensMayLikeItThoughFewOpen() {
    DiagnoseEmailResponse answer =
        diagnose(
            given(100, 10, 10)
                .addReferences(target("open_rate_delivered", 0.1568))
                .addReferences(target("ctr_email_unique_delivered", 0.021))
                .addReferences(target("ctor", 0.0717)));

    assertThat(answer.getRow()).isEqualTo(4);
    assertThat(findings(answer)).contains(EmailFindingCode.EMAIL_FINDING_CODE_OPEN_RATE_LOW);
    assertThat(answer.getStandings(0).getEvidence())
        .isEqualTo(EmailEvidence.EMAIL_EVIDENCE_UNCERTAIN);
    assertThat(answer.getRecommendationsList())
        .extracting(EmailRecommendation::getCode)
        .startsWith(
            EmailAdviceCode.EMAIL_ADVICE_CODE_CHECK_LIST_QUALITY,
            EmailAdviceCode.EMAIL_ADVICE_CODE_TEST_SEND_TIME,
            EmailAdviceCode.EMAIL_ADVICE_CODE_TEST_FREQUENCY,
            EmailAdviceCode.EMAIL_ADVICE_CODE_TEST_SUBJECT,
            EmailAdviceCode.EMAIL_ADVICE_CODE_TEST_SEGMENTS);
  }

  /** The same rates with as many messages more as asked for are settled, with one less not. */
  @Test
  void whatIsNotSettledSaysHowManyMessagesWouldSettleIt() {
    DiagnoseEmailResponse few = diagnose(withBaselines(given(1_000, 200, 60), 0.22, 0.08, 0.25));
    EmailFinding open = few.getFindings(0);
    assertThat(few.getVerdict()).isEqualTo(EmailVerdict.EMAIL_VERDICT_DIAGNOSED);
    assertThat(open.getSettled()).isFalse();
    assertThat(open.getText()).contains("Not settled");
    long messages = 1_000 + open.getMessagesToSettle();
    long rounded = (messages + 4) / 5 * 5;

    assertThat(settled(rounded)).isTrue();
    assertThat(settled(rounded - 20)).isFalse();
  }

  /** At 20 % of a number that 5 divides. */
  private boolean settled(long messages) {
    return diagnose(
            withBaselines(given(messages, messages / 5, messages * 3 / 50), 0.22, 0.08, 0.25))
        .getFindings(0)
        .getSettled();
  }

  @Test
  void everyRecommendationSaysWhatWouldShowItWrong() {
    DiagnoseEmailResponse answer =
        diagnose(withBaselines(given(10_000, 1_000, 100), 0.3, 0.05, 0.2).setLanguageCode("ru"));

    assertThat(answer.getRow()).isEqualTo(1);
    assertThat(answer.getFindingsList()).allMatch(EmailFinding::getSettled);
    assertThat(answer.getRecommendationsList())
        .isNotEmpty()
        .allSatisfy(
            one -> {
              assertThat(one.getText()).isNotBlank();
              assertThat(one.getFalsifier().getText()).contains("неверно");
            });
  }

  @Test
  void guardsGoFirst() {
    assertThat(diagnose(withBaselines(given(0, 0, 0), 0.3, 0.05, 0.2)).getVerdict())
        .isEqualTo(EmailVerdict.EMAIL_VERDICT_NO_DATA);
    DiagnoseEmailResponse opens = diagnose(withBaselines(given(1_000, 1_200, 100), 0.3, 0.05, 0.2));
    assertThat(opens.getVerdict()).isEqualTo(EmailVerdict.EMAIL_VERDICT_VIOLATION);
    assertThat(opens.getSteps(2).hasViolation()).isTrue();
    assertThat(opens.getFindingsList()).isEmpty();
    assertThat(diagnose(withBaselines(given(1_000, 100, 120), 0.3, 0.05, 0.2)).getVerdict())
        .isEqualTo(EmailVerdict.EMAIL_VERDICT_VIOLATION);
  }

  /** The averages of 2020 are history today, and no verdict comes from them. */
  @Test
  void staleBenchmarksAreHistoryAndNoReference() {
    DiagnoseEmailResponse answer =
        diagnose(
            given(1_000, 200, 50)
                .setScope(
                    BenchmarkScope.newBuilder().setIndustry("e_commerce").setMessageType("bulk")));

    assertThat(answer.getVerdict()).isEqualTo(EmailVerdict.EMAIL_VERDICT_NO_REFERENCE);
    assertThat(answer.getRow()).isZero();
    assertThat(answer.getHistoryList())
        .extracting(one -> one.getBenchmark())
        .contains("benchmarks/b_email_or_2020", "benchmarks/b_email_ctor_2020");
  }

  /** In 2021 they were fresh: of e-commerce and of all industries, which never hold together. */
  @Test
  void benchmarksOfDifferentIndustriesNeverCombine() {
    DiagnoseEmailRequest.Builder request =
        given(1_000, 200, 50)
            .setScope(BenchmarkScope.newBuilder().setIndustry("e_commerce").setMessageType("bulk"));
    request.getGivenBuilder().setDay(Row.date("2021-06-01"));

    DiagnoseEmailResponse answer = diagnose(request);

    assertThat(answer.getVerdict()).isEqualTo(EmailVerdict.EMAIL_VERDICT_NO_REFERENCE);
    assertThat(answer.getStandings(0).getReference().getBenchmark())
        .isEqualTo("benchmarks/b_email_or_2020");
    assertThat(answer.getStandings(2).hasReference()).isFalse();
    assertThat(warnings(answer))
        .contains(WarningCode.WARNING_CODE_INCONSISTENT_REFERENCES)
        .doesNotContain(WarningCode.WARNING_CODE_MPP_INFLATED_OPENS);
  }

  @Test
  void rowsThatConsistentReferencesExcludeAreMarked() {
    DiagnoseEmailResponse answer =
        diagnose(withBaselines(given(10_000, 3_000, 600), 0.25, 0.1, 0.15));

    assertThat(answer.getRow()).isEqualTo(6);
    assertThat(warnings(answer)).contains(WarningCode.WARNING_CODE_INCONSISTENT_REFERENCES);
  }

  /** A third of the messages bounced: by sent too few open it, by delivered as many as ever. */
  @Test
  void bothOpenRatesTellTheListFromTheTime() {
    DiagnoseEmailRequest.Builder request =
        withBaselines(given(6_700, 1_400, 350), 0.2, 0.05, 0.25)
            .addReferences(baseline("open_rate_sent", 0.19));
    request.getGivenBuilder().addMeasures(count("emails_sent", 10_000));
    assertThat(warnings(diagnose(request))).contains(WarningCode.WARNING_CODE_LIST_QUALITY_UNKNOWN);

    DiagnoseEmailResponse answer = diagnose(request.addReferences(target("delivery_rate", 0.95)));

    assertThat(findings(answer)).containsExactly(EmailFindingCode.EMAIL_FINDING_CODE_LIST_QUALITY);
    assertThat(answer.getFindings(0).getSettled()).isTrue();
    assertThat(answer.getRecommendations(0).getCode())
        .isEqualTo(EmailAdviceCode.EMAIL_ADVICE_CODE_CLEAN_LIST);
  }

  private static Row mailing(String campaign, String day, long opens, long clicks) {
    return on(day)
        .with("channel", "email")
        .with("campaign", campaign)
        .count("emails_sent", 1_000)
        .count("emails_delivered", 1_000)
        .count("email_unique_opens", opens)
        .count("email_unique_clicks", clicks);
  }

  private void writeHistory() {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      rows.add(mailing("news", "2026-01-%02d".formatted(i), 260 + 20L * i, 80));
    }
    rows.add(mailing("spring", "2026-02-03", 150, 45));
    acme.write("esp", rows.toArray(Row[]::new));
  }

  private static DiagnoseEmailRequest.Builder spring() {
    return DiagnoseEmailRequest.newBuilder()
        .setParent(Acme.NAME)
        .setMailing(
            MailingSubject.newBuilder().setCampaign("spring").setDay(Row.date("2026-02-03")));
  }

  /** Openers of 28, 30, 32, 34 and 36 % before: the median is 32 %, and 15 % is low for certain. */
  @Test
  void aMailingIsHeldAgainstTheMedianOfTheOnesBefore() {
    writeHistory();

    DiagnoseEmailResponse answer = diagnose(spring());

    assertThat(answer.getStandings(0).getReference().getSource())
        .isEqualTo(ReferenceSource.REFERENCE_SOURCE_OWN_MEDIAN);
    assertThat(answer.getStandings(0).getReference().getThreshold()).isEqualTo(0.32);
    assertThat(answer.getStandings(0).getReference().getGroups()).isEqualTo(5);
    assertThat(answer.getRow()).isEqualTo(2);
    assertThat(answer.getFindings(0).getSettled()).isTrue();
    assertThat(answer.getDataRevision()).isPositive();
    assertThat(diagnose(spring().setMinimumSends(6)).getVerdict())
        .isEqualTo(EmailVerdict.EMAIL_VERDICT_NO_REFERENCE);
    assertThat(
            diagnose(
                    spring()
                        .addComparable(
                            DimensionFilter.newBuilder()
                                .setDimension("campaign")
                                .addValues("nothing")))
                .getVerdict())
        .isEqualTo(EmailVerdict.EMAIL_VERDICT_NO_REFERENCE);
  }

  @Test
  void aCampaignAndAPeriodAreDiagnosedAlike() {
    writeHistory();
    DataSelection february =
        DataSelection.newBuilder().setDateRange(Row.range("2026-02-01", "2026-02-28")).build();

    DiagnoseEmailResponse period =
        diagnose(DiagnoseEmailRequest.newBuilder().setParent(Acme.NAME).setPeriod(february));
    DiagnoseEmailResponse campaign =
        diagnose(
            DiagnoseEmailRequest.newBuilder()
                .setParent(Acme.NAME)
                .setCampaign(
                    CampaignSubject.newBuilder()
                        .setCampaign("spring")
                        .setDateRange(february.getDateRange())));

    assertThat(period.getRow()).isEqualTo(2);
    assertThat(campaign.getStandingsList().getFirst().getValue().getValue()).isEqualTo(0.15);
    assertThat(campaign.getFindingsList()).isEqualTo(period.getFindingsList());
  }

  private void invalid(DiagnoseEmailRequest.Builder request, String field) {
    Failure.invalid(() -> diagnose(request), field);
  }

  @Test
  void wrongFieldsAreNamed() {
    invalid(DiagnoseEmailRequest.newBuilder().setParent(Acme.NAME), "subject");
    invalid(spring().clearParent(), "request");
    invalid(given(1, 1, 1).setMinimumSends(1), "minimum_sends");
    invalid(given(1, 1, 1).setTrailingDays(3), "trailing_days");
    invalid(given(1, 1, 1).setMinimumMessages(-1), "minimum_messages");
    invalid(given(1, 1, 1).addReferences(baseline("ctr", 0.1)), "references[0].metric");
    invalid(given(1, 1, 1).addReferences(baseline("ctor", 2)), "references[0].baseline");
    invalid(
        given(1, 1, 1).addReferences(baseline("ctor", 0.1)).addReferences(baseline("ctor", 0.1)),
        "references[1].metric");
    invalid(
        given(1, 1, 1).addReferences(EmailReference.newBuilder().setMetric("ctor")),
        "references[0].kind");
    DiagnoseEmailRequest.Builder lacking = given(1, 1, 1);
    lacking.getGivenBuilder().setMeasures(0, count("emails_sent", 1));
    invalid(lacking, "given.measures");
    invalid(
        spring()
            .setMailing(
                MailingSubject.newBuilder()
                    .setCampaign("x")
                    .setDay(
                        com.google.type.Date.newBuilder().setYear(2026).setMonth(2).setDay(30))),
        "mailing.date_range.start_date");
    assertThat(Failure.reasonOf(() -> diagnose(spring().setParent("workspaces/nobody"))))
        .isEqualTo("WORKSPACE_NOT_FOUND");
  }
}
