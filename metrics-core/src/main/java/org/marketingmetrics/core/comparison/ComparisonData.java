package org.marketingmetrics.core.comparison;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceState;

/**
 * What all comparisons read from.
 *
 * @param catalog definitions
 * @param workspaces settings of workspaces
 * @param campaigns which channels send mail
 * @param facts channel data
 * @param clock what day it is
 */
public record ComparisonData(
    Catalog catalog,
    WorkspaceStore workspaces,
    CampaignStore campaigns,
    FactsProvider facts,
    Clock clock) {
  /**
   * The state of a workspace.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND
   */
  WorkspaceState state(DataScope scope) {
    return workspaces
        .state(scope.workspace())
        .orElseThrow(() -> Workspace.notFound(scope.workspace()));
  }

  /** The channels of a workspace that send mail. */
  Predicate<String> mailChannels(DataScope scope) {
    return new MailChannels(campaigns, scope.workspace());
  }

  DataScope.Opened open(DataScope scope, WorkspaceState state) {
    return scope.open(state, facts, clock);
  }

  /**
   * The last day whose data can be complete: as stated, else yesterday in the workspace's zone.
   *
   * @param stated null when the caller says nothing
   */
  LocalDate lastCompleteDay(DataScope.Opened opened, @Nullable LocalDate stated) {
    return stated != null
        ? stated
        : LocalDate.now(clock.withZone(opened.workspace().zone())).minusDays(1);
  }
}
