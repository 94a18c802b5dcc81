package org.marketingmetrics.server.advice;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ChosenReference;
import org.marketingmetrics.api.v1.FindLeaksRequest;
import org.marketingmetrics.api.v1.FindLeaksResponse;
import org.marketingmetrics.api.v1.LeakReference;
import org.marketingmetrics.api.v1.ReferenceSource;
import org.marketingmetrics.core.advice.leak.FindLeaks;
import org.marketingmetrics.core.advice.leak.Leak;
import org.marketingmetrics.core.advice.leak.Leaks;
import org.marketingmetrics.core.advice.leak.StepReference;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.funnel.FunnelProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** FindLeaks from request to answer. */
final class LeakAdviceCalls {
  private static final long MINIMUM_BASE = 100;
  private static final int MINIMUM_GROUPS = 5;
  private static final int MOST_LEAKS = 20;

  private final FindLeaks find;
  private final DefinitionNames names;
  private final CampaignStore channels;

  LeakAdviceCalls(FindLeaks find, DefinitionNames names, CampaignStore channels) {
    this.find = find;
    this.names = names;
    this.channels = channels;
  }

  FindLeaksResponse run(FindLeaksRequest request, WorkspaceId workspace) {
    DataScope data =
        Breakdowns.by(
            DataScopeProtos.total(workspace, "data", request.getData()), request.getDimension());
    ChannelKinds kinds = new ChannelKinds(channels, workspace);
    List<Measure> steps = names.measures(steps(request), data.filters(), kinds);
    Map<String, String> dimensions = ScopedBenchmarks.dimensions(data.filters());
    Leaks leaks =
        find.run(
            new FindLeaks.Request(
                steps,
                data,
                request.getBenchmarksFirst(),
                kinds.scope(BenchmarkProtos.fromProto(request.getScope()), dimensions),
                request.hasMinimumBase() ? request.getMinimumBase() : MINIMUM_BASE,
                request.getMinimumGroups() == 0 ? MINIMUM_GROUPS : request.getMinimumGroups(),
                request.hasConfidenceLevel()
                    ? request.getConfidenceLevel()
                    : ValueContext.DEFAULT_CONFIDENCE,
                request.getMaxLeaks() == 0 ? MOST_LEAKS : request.getMaxLeaks()));
    return toProto(steps, leaks, Texts.of(request.getLanguageCode()));
  }

  private static List<String> steps(FindLeaksRequest request) {
    return switch (request.getFunnelCase()) {
      case TEMPLATE -> FunnelProtos.template(request.getTemplate()).steps();
      case CUSTOM -> request.getCustom().getStepsList();
      case FUNNEL_NOT_SET ->
          throw MetricsException.invalidField("funnel", "set template or custom");
    };
  }

  private static FindLeaksResponse toProto(List<Measure> steps, Leaks leaks, Texts texts) {
    WarningProtos warnings = new WarningProtos(texts);
    FindLeaksResponse.Builder proto =
        FindLeaksResponse.newBuilder()
            .setGroups(leaks.groups())
            .setPairsTooSmall(leaks.tooSmall())
            .setPairsNotBinomial(leaks.notBinomial())
            .setPairsTested(leaks.tested())
            .setCurrencyCode(leaks.currency())
            .setDataRevision(leaks.revision());
    for (int i = 0; i < leaks.references().size(); i++) {
      proto.addReferences(reference(steps.get(i + 1), leaks.references().get(i)));
    }
    leaks.leaks().forEach(leak -> proto.addLeaks(leak(steps, leak, texts)));
    leaks.warnings().forEach(warning -> proto.addWarnings(warnings.toProto(warning)));
    return proto.build();
  }

  private static LeakReference reference(Measure step, @Nullable StepReference reference) {
    LeakReference.Builder proto = LeakReference.newBuilder().setMeasure(step.id());
    if (reference != null) {
      proto.setReference(chosen(reference));
    }
    return proto.build();
  }

  private static ChosenReference chosen(StepReference reference) {
    return ChosenReference.newBuilder()
        .setSource(EnumProtos.toProto(ReferenceSource.class, reference.kind()))
        .setThreshold(reference.rate())
        .setBenchmark(reference.benchmark())
        .setGroups(reference.groups())
        .build();
  }

  private static org.marketingmetrics.api.v1.Leak leak(
      List<Measure> steps, Leak leak, Texts texts) {
    var proto =
        org.marketingmetrics.api.v1.Leak.newBuilder()
            .setGroup(leak.group())
            .setMeasure(steps.get(leak.step()).id())
            .setBase(leak.base())
            .setCount(leak.count())
            .setRate(leak.rate())
            .setReference(chosen(leak.reference()))
            .setLostLastStep(leak.lostOrders())
            .setPValue(leak.p().value())
            .setAdjustedPValue(leak.adjusted().value())
            .setSettled(leak.settled())
            .setFalsifier(FalsifierProtos.toProto(leak.falsifier(), texts))
            .setText(texts.sentence(leak.settled() ? "leak.SETTLED" : "leak.NOT_SETTLED"));
    proto
        .getIntervalBuilder()
        .setLower(leak.interval().lower())
        .setUpper(leak.interval().upper())
        .setConfidenceLevel(leak.interval().confidence())
        .setMethod(
            EnumProtos.toProto(
                org.marketingmetrics.api.v1.IntervalMethod.class, leak.interval().method()));
    if (leak.lostMoney() != null) {
      proto.setLostMoney(leak.lostMoney());
    }
    if (leak.lostMoneyAtLeast() != null) {
      proto.setLostMoneyAtLeast(leak.lostMoneyAtLeast());
    }
    return proto.build();
  }
}
