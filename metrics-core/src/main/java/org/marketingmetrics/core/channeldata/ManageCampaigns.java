package org.marketingmetrics.core.channeldata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.store.Retrying;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The campaigns of a workspace. */
public final class ManageCampaigns {
  private static final int MAX_TRIES = 3;

  private final CampaignStore store;

  /** The use case over its port. */
  public ManageCampaigns(CampaignStore store) {
    this.store = store;
  }

  /**
   * What to change.
   *
   * @param displayName how people call it, empty for its value; null leaves it
   * @param changesStartDate false leaves the start date
   * @param startDate first day on which data are expected; null for not declared
   * @param automation whether its messages are sent day by day; null leaves it
   */
  public record Change(
      @Nullable String displayName,
      boolean changesStartDate,
      @Nullable LocalDate startDate,
      @Nullable Boolean automation) {
    Campaign of(Campaign campaign) {
      String name = displayName == null ? campaign.displayName() : displayName;
      return new Campaign(
          campaign.id(),
          campaign.value(),
          name.isEmpty() ? campaign.value() : name,
          changesStartDate ? startDate : campaign.startDate(),
          automation == null ? campaign.automation() : automation,
          campaign.version());
    }
  }

  /** A page of campaigns by id, beginning behind the given one. */
  public List<Campaign> list(WorkspaceId workspace, @Nullable String after, int limit) {
    return store.campaigns(workspace, after, limit);
  }

  /** One campaign, if there is one. */
  public Optional<Campaign> find(WorkspaceId workspace, String id) {
    return store.campaign(workspace, id);
  }

  /**
   * One campaign.
   *
   * @throws MetricsException RESOURCE_NOT_FOUND
   */
  public Campaign get(WorkspaceId workspace, String id) {
    return store.campaign(workspace, id).orElseThrow(() -> notFound(workspace, id));
  }

  /**
   * Adds a campaign.
   *
   * @param value the value of the dimension {@code campaign}
   * @param repeatable true gives the campaign again where the same was created before
   * @throws MetricsException INVALID_FIELD without a value; ALREADY_EXISTS, WORKSPACE_NOT_FOUND
   */
  public Campaign create(WorkspaceId workspace, String value, Change settings, boolean repeatable) {
    if (value.isEmpty()) {
      throw MetricsException.invalidField(
          "campaign.key", "required: the value that observations have in the dimension campaign");
    }
    Campaign campaign = settings.of(Campaign.named(value));
    try {
      store.insert(workspace, campaign);
      return campaign;
    } catch (MetricsException e) {
      if (repeatable && e.reason() == ErrorReason.ALREADY_EXISTS) {
        Campaign existing = get(workspace, campaign.id());
        if (existing.equals(campaign)) {
          return existing;
        }
      }
      throw e;
    }
  }

  /**
   * Changes a campaign.
   *
   * @param expected version the caller read; null to change it whatever happened meanwhile
   * @throws MetricsException RESOURCE_NOT_FOUND, ETAG_MISMATCH, WRITE_CONFLICT
   */
  public Campaign update(WorkspaceId workspace, String id, Change change, @Nullable Long expected) {
    return Retrying.onEtag(
        MAX_TRIES,
        expected,
        ResourceName.campaign(workspace, id),
        () -> get(workspace, id),
        campaign -> store.update(workspace, change.of(campaign), campaign.version()),
        Campaign::version);
  }

  private static MetricsException notFound(WorkspaceId workspace, String id) {
    return StoreFailures.notFound(ResourceName.campaign(workspace, id));
  }
}
