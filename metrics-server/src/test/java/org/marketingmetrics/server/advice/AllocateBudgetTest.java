package org.marketingmetrics.server.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.server.channeldata.Row.money;
import static org.marketingmetrics.server.channeldata.Row.on;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AdviceServiceGrpc;
import org.marketingmetrics.api.v1.AdviceServiceGrpc.AdviceServiceBlockingStub;
import org.marketingmetrics.api.v1.AllocateBudgetRequest;
import org.marketingmetrics.api.v1.AllocateBudgetResponse;
import org.marketingmetrics.api.v1.BudgetCandidate;
import org.marketingmetrics.api.v1.BudgetRole;
import org.marketingmetrics.api.v1.BudgetStatement;
import org.marketingmetrics.api.v1.BudgetStatementCode;
import org.marketingmetrics.api.v1.BudgetVerdict;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.rpc.Failure;

class AllocateBudgetTest {
  private final Acme acme = Acme.open();
  private final AdviceServiceBlockingStub advice =
      AdviceServiceGrpc.newBlockingStub(acme.server.channel());

  @AfterEach
  void stop() {
    acme.close();
  }

  private static Row campaign(String name, int spend, long clicks, long orders, int revenue) {
    return on("2026-02-01")
        .with("channel", "paid_social")
        .with("campaign", name)
        .money("ad_spend", String.valueOf(spend), "USD")
        .count("clicks", clicks)
        .count("orders", orders)
        .money("revenue", String.valueOf(revenue), "USD");
  }

  private static AllocateBudgetRequest.Builder request() {
    return AllocateBudgetRequest.newBuilder()
        .setParent(Acme.NAME)
        .setData(DataSelection.newBuilder().setDateRange(Row.range("2026-02-01", "2026-02-28")));
  }

  private AllocateBudgetResponse allocate(AllocateBudgetRequest.Builder request) {
    return advice.allocateBudget(request.build());
  }

  private void writeApart() {
    acme.write(
        "ads",
        campaign("strong", 1_000, 5_000, 400, 20_000),
        campaign("weak", 1_000, 5_000, 100, 5_000),
        campaign("new", 500, 40, 2, 100));
  }

  /** Four times the return on hundreds of orders is no chance: a fifth of the weak one moves. */
  @Test
  void budgetMovesToTheOneThatIsCertainlyBetter() {
    writeApart();

    AllocateBudgetResponse answer = allocate(request());

    assertThat(answer.getVerdict()).isEqualTo(BudgetVerdict.BUDGET_VERDICT_MOVED);
    assertThat(answer.getCandidatesList())
        .extracting(BudgetCandidate::getGroup, BudgetCandidate::getRole)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("new", BudgetRole.BUDGET_ROLE_INSUFFICIENT_DATA),
            org.assertj.core.groups.Tuple.tuple("strong", BudgetRole.BUDGET_ROLE_LEADS),
            org.assertj.core.groups.Tuple.tuple("weak", BudgetRole.BUDGET_ROLE_BEATEN));
    assertThat(answer.getCandidatesList())
        .extracting(BudgetCandidate::getProposed)
        .containsExactly(500.0, 1_200.0, 800.0);
    assertThat(answer.getMoved()).isCloseTo(200, within(1e-9));
    assertThat(answer.getCandidates(1).getProbabilityBest()).isGreaterThan(0.99);
    assertThat(answer.getStatementsList())
        .extracting(BudgetStatement::getCode)
        .contains(BudgetStatementCode.BUDGET_STATEMENT_CODE_AVERAGE_IS_NOT_MARGINAL);
    assertThat(answer.getFalsifier()).endsWith(".");
    assertThat(allocate(request())).isEqualTo(answer);
  }

  @Test
  void floorsStepsAndTheBudgetAreTheCallers() {
    writeApart();

    AllocateBudgetResponse answer =
        allocate(request().setBudget(money("5000", "USD")).setLargestMove(0.5).setFloorShare(0.3));

    assertThat(answer.getCandidatesList())
        .extracting(BudgetCandidate::getCurrent)
        .containsExactly(1_000.0, 2_000.0, 2_000.0);
    assertThat(answer.getCandidates(2).getProposed()).isCloseTo(1_500, within(1e-9));
  }

  @Test
  void whatTheDataDoNotTellApartStaysWhereItIs() {
    acme.write(
        "ads", campaign("a", 1_000, 5_000, 100, 5_000), campaign("b", 1_000, 5_000, 103, 5_200));

    AllocateBudgetResponse answer = allocate(request());

    assertThat(answer.getVerdict()).isEqualTo(BudgetVerdict.BUDGET_VERDICT_NOT_TOLD_APART);
    assertThat(answer.getMoved()).isZero();
    assertThat(answer.getCandidatesList()).allMatch(one -> one.getProposed() == one.getCurrent());
  }

  @Test
  void oneAloneIsNothingToChooseFrom() {
    acme.write("ads", campaign("a", 1_000, 5_000, 100, 5_000));

    assertThat(allocate(request()).getVerdict())
        .isEqualTo(BudgetVerdict.BUDGET_VERDICT_INSUFFICIENT_DATA);
  }

  private void invalid(AllocateBudgetRequest.Builder request, String field) {
    Failure.invalid(() -> allocate(request), field);
  }

  @Test
  void wrongFieldsAreNamed() {
    writeApart();
    invalid(request().clearParent(), "parent");
    invalid(request().clearData(), "data");
    invalid(request().setFloorShare(0.9), "floor_share");
    invalid(request().setFloorShare(2), "floor_share");
    invalid(request().setLargestMove(0), "largest_move");
    invalid(request().setCertainty(0.1), "certainty");
    invalid(request().setMinimumClicks(0), "minimum_clicks");
    invalid(request().setOrderValueVariation(-1), "order_value_variation");
    invalid(request().setDraws(10), "draws");
    invalid(request().setBudget(money("-5", "USD")), "budget");
    invalid(request().setBudget(money("5", "EUR")), "budget.currency_code");
    assertThat(Failure.reasonOf(() -> allocate(request().setDimension("kampagne"))))
        .isEqualTo("UNKNOWN_DIMENSION");
  }
}
