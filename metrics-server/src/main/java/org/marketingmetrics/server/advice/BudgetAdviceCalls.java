package org.marketingmetrics.server.advice;

import org.marketingmetrics.api.v1.AllocateBudgetRequest;
import org.marketingmetrics.api.v1.AllocateBudgetResponse;
import org.marketingmetrics.api.v1.BudgetCandidate;
import org.marketingmetrics.api.v1.BudgetRole;
import org.marketingmetrics.api.v1.BudgetStatement;
import org.marketingmetrics.api.v1.BudgetStatementCode;
import org.marketingmetrics.api.v1.BudgetVerdict;
import org.marketingmetrics.core.advice.budget.AllocateBudget;
import org.marketingmetrics.core.advice.budget.Allocation;
import org.marketingmetrics.core.advice.budget.BudgetRules;
import org.marketingmetrics.core.advice.budget.Candidate;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.statistics.Draws;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.QuantityProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** AllocateBudget from request to answer. */
final class BudgetAdviceCalls {
  private static final double FLOOR = 0.02;
  private static final double LARGEST_MOVE = 0.2;
  private static final double CERTAINTY = 0.95;
  private static final long MINIMUM_CLICKS = 100;
  private static final double VARIATION = 1;
  private static final int DRAWS = 10_000;

  private final AllocateBudget allocate;

  BudgetAdviceCalls(AllocateBudget allocate) {
    this.allocate = allocate;
  }

  AllocateBudgetResponse run(AllocateBudgetRequest request, WorkspaceId workspace) {
    Allocation allocation =
        allocate.run(
            new AllocateBudget.Request(
                Breakdowns.by(
                    DataScopeProtos.total(workspace, "data", request.getData()),
                    request.getDimension()),
                rules(request),
                request.getDraws() == 0 ? DRAWS : request.getDraws(),
                request.hasSeed() ? request.getSeed() : Draws.DEFAULT_SEED,
                request.hasConfidenceLevel()
                    ? request.getConfidenceLevel()
                    : ValueContext.DEFAULT_CONFIDENCE));
    if (request.hasBudget() && !budget(request).currency().equals(allocation.currency())) {
      throw MetricsException.invalidField(
          "budget.currency_code",
          "is %s, and the spend is in %s; give the budget in that"
              .formatted(
                  budget(request).currency(),
                  allocation.currency().isEmpty() ? "none" : allocation.currency()));
    }
    return toProto(allocation, Texts.of(request.getLanguageCode()));
  }

  private static Quantity.Money budget(AllocateBudgetRequest request) {
    return QuantityProtos.money("budget", request.getBudget());
  }

  private static BudgetRules rules(AllocateBudgetRequest request) {
    double budget = request.hasBudget() ? budget(request).number().doubleValue() : 0;
    if (request.hasBudget() && !(budget > 0)) {
      throw MetricsException.invalidField("budget", "is not above 0; leave it out for the spend");
    }
    return new BudgetRules(
        budget,
        request.hasFloorShare() ? request.getFloorShare() : FLOOR,
        request.hasLargestMove() ? request.getLargestMove() : LARGEST_MOVE,
        request.hasCertainty() ? request.getCertainty() : CERTAINTY,
        request.hasMinimumClicks() ? request.getMinimumClicks() : MINIMUM_CLICKS,
        request.hasOrderValueVariation() ? request.getOrderValueVariation() : VARIATION);
  }

  private static AllocateBudgetResponse toProto(Allocation allocation, Texts texts) {
    WarningProtos warnings = new WarningProtos(texts);
    AllocateBudgetResponse.Builder proto =
        AllocateBudgetResponse.newBuilder()
            .setVerdict(EnumProtos.toProto(BudgetVerdict.class, allocation.verdict()))
            .setMoved(allocation.moved())
            .setCurrencyCode(allocation.currency())
            .setFalsifier(texts.sentence("budget.FALSIFIER"))
            .setSeed(allocation.seed())
            .setDraws(allocation.draws())
            .setDataRevision(allocation.revision());
    for (BudgetStatementCode code : BudgetStatementCode.values()) {
      if (code != BudgetStatementCode.UNRECOGNIZED
          && code != BudgetStatementCode.BUDGET_STATEMENT_CODE_UNSPECIFIED) {
        String name = code.name().substring("BUDGET_STATEMENT_CODE_".length());
        proto.addStatements(
            BudgetStatement.newBuilder().setCode(code).setText(texts.sentence("budget." + name)));
      }
    }
    allocation.candidates().forEach(candidate -> proto.addCandidates(toProto(candidate)));
    allocation.warnings().forEach(warning -> proto.addWarnings(warnings.toProto(warning)));
    return proto.build();
  }

  private static BudgetCandidate toProto(Candidate candidate) {
    BudgetCandidate.Builder proto =
        BudgetCandidate.newBuilder()
            .setGroup(candidate.group())
            .setSpend(candidate.spend())
            .setProbabilityBest(candidate.probabilityBest())
            .setProbabilityBeaten(candidate.probabilityBeaten())
            .setRole(EnumProtos.toProto(BudgetRole.class, candidate.role()))
            .setCurrent(candidate.current())
            .setProposed(candidate.proposed());
    if (candidate.clicks() != null) {
      proto.setClicks(candidate.clicks());
    }
    if (candidate.orders() != null) {
      proto.setOrders(candidate.orders());
    }
    if (candidate.revenue() != null) {
      proto.setRevenue(candidate.revenue());
    }
    if (candidate.averageReturn() != null) {
      proto.setAverageReturn(candidate.averageReturn());
    }
    if (candidate.lower() != null && candidate.upper() != null) {
      proto.setReturnLower(candidate.lower()).setReturnUpper(candidate.upper());
    }
    return proto.build();
  }
}
