package org.marketingmetrics.server.advice;

import io.grpc.stub.StreamObserver;
import org.marketingmetrics.api.v1.AdviceServiceGrpc;
import org.marketingmetrics.api.v1.AllocateBudgetRequest;
import org.marketingmetrics.api.v1.AllocateBudgetResponse;
import org.marketingmetrics.api.v1.DiagnoseEmailRequest;
import org.marketingmetrics.api.v1.DiagnoseEmailResponse;
import org.marketingmetrics.api.v1.FindLeaksRequest;
import org.marketingmetrics.api.v1.FindLeaksResponse;
import org.marketingmetrics.api.v1.PrioritizeOptimizationRequest;
import org.marketingmetrics.api.v1.PrioritizeOptimizationResponse;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;

/** Advice. */
final class AdviceGrpcService extends AdviceServiceGrpc.AdviceServiceImplBase {
  private final EmailAdviceCalls emails;
  private final PriorityAdviceCalls priorities;
  private final LeakAdviceCalls leaks;
  private final BudgetAdviceCalls budgets;
  private final CallerWorkspaces workspaces;

  AdviceGrpcService(
      EmailAdviceCalls emails,
      PriorityAdviceCalls priorities,
      LeakAdviceCalls leaks,
      BudgetAdviceCalls budgets,
      CallerWorkspaces workspaces) {
    this.emails = emails;
    this.priorities = priorities;
    this.leaks = leaks;
    this.budgets = budgets;
    this.workspaces = workspaces;
  }

  @Override
  public void diagnoseEmail(
      DiagnoseEmailRequest request, StreamObserver<DiagnoseEmailResponse> observer) {
    Answers.send(observer, emails.run(request, workspaces.optional(request.getParent())));
  }

  @Override
  public void prioritizeOptimization(
      PrioritizeOptimizationRequest request,
      StreamObserver<PrioritizeOptimizationResponse> observer) {
    Answers.send(observer, priorities.run(request, workspaces.optional(request.getParent())));
  }

  @Override
  public void findLeaks(FindLeaksRequest request, StreamObserver<FindLeaksResponse> observer) {
    Answers.send(observer, leaks.run(request, workspaces.require(request.getParent())));
  }

  @Override
  public void allocateBudget(
      AllocateBudgetRequest request, StreamObserver<AllocateBudgetResponse> observer) {
    Answers.send(observer, budgets.run(request, workspaces.require(request.getParent())));
  }
}
