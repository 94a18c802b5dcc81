package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.contract.Samples.DAY;
import static org.marketingmetrics.core.contract.Samples.batch;
import static org.marketingmetrics.core.contract.Samples.measured;
import static org.marketingmetrics.core.contract.Samples.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.channeldata.ChannelKind;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Channels and campaigns, made by hand or by the first write that names them. */
public abstract class CampaignStoreContract extends StoreContract {
  protected CampaignStoreContract(StoreFixture.Factory factory) {
    super(factory);
  }

  /** What a person changed is not undone by the next import. */
  @Test
  void aWriteCreatesWhatItNamesOnce() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch(row(1, measured("clicks", 1))));
    assertThat(campaigns().channels(workspace, null, 10))
        .containsExactly(Channel.named("paid_search"));
    assertThat(campaigns().campaigns(workspace, null, 10))
        .containsExactly(Campaign.named("Spring"));
    Campaign renamed =
        new Campaign(Campaign.idOf("Spring"), "Spring", "Spring sale", DAY, false, 1);
    campaigns().update(workspace, renamed, 1L);

    channelData().write(workspace, batch(row(2, measured("clicks", 2))));

    assertThat(campaigns().campaign(workspace, Campaign.idOf("Spring")))
        .contains(new Campaign(Campaign.idOf("Spring"), "Spring", "Spring sale", DAY, false, 2));
  }

  @Test
  void whatWasAddedByHandIsThereOnce() {
    WorkspaceId workspace = newWorkspace();
    Channel channel = new Channel("email", "Mail", ChannelKind.EMAIL, 1);
    Campaign upper = new Campaign(Campaign.idOf("Shop"), "Shop", "Shop", null, false, 1);
    Campaign lower = new Campaign(Campaign.idOf("shop"), "shop", "shop 🛒", DAY, false, 1);

    campaigns().insert(workspace, channel);
    campaigns().insert(workspace, upper);
    campaigns().insert(workspace, lower);

    assertThat(campaigns().channel(workspace, "email")).contains(channel);
    assertThat(campaigns().channel(workspace, "web")).isEmpty();
    assertThat(campaigns().campaign(workspace, upper.id())).contains(upper);
    assertThat(campaigns().campaign(workspace, lower.id())).contains(lower);
    assertThat(campaigns().campaign(workspace, "nothing")).isEmpty();
    Failures.assertFails(ErrorReason.ALREADY_EXISTS, () -> campaigns().insert(workspace, channel));
    Failures.assertFails(ErrorReason.ALREADY_EXISTS, () -> campaigns().insert(workspace, upper));
    assertThat(channelData().revision(workspace)).isZero();
  }

  @Test
  void anUpdateRaisesTheVersionAndKeepsIdAndValue() {
    WorkspaceId workspace = newWorkspace();
    campaigns().insert(workspace, new Channel("email", "Mail", ChannelKind.EMAIL, 1));
    campaigns().insert(workspace, Campaign.named("Spring"));
    String id = Campaign.idOf("Spring");

    Channel channel =
        campaigns().update(workspace, new Channel("email", "E-mail", ChannelKind.REFERRAL, 1), 1L);
    Campaign campaign =
        campaigns().update(workspace, new Campaign(id, "ignored", "Sale", DAY, false, 9), null);

    assertThat(channel).isEqualTo(new Channel("email", "E-mail", ChannelKind.REFERRAL, 2));
    assertThat(campaigns().channel(workspace, "email")).contains(channel);
    assertThat(campaign).isEqualTo(new Campaign(id, "Spring", "Sale", DAY, false, 2));
    assertThat(campaigns().campaign(workspace, id)).contains(campaign);
    Campaign cleared =
        campaigns().update(workspace, new Campaign(id, "", "Sale", null, false, 2), 2L);
    assertThat(cleared.startDate()).isNull();
    assertThat(campaigns().campaign(workspace, id)).contains(cleared);
  }

  /** Answers depend on what a campaign declares, so readers must hear of it. */
  @Test
  void whatCampaignsDeclareIsReadWithTheData() {
    WorkspaceId workspace = newWorkspace();
    String id = Campaign.idOf("Spring");
    campaigns().insert(workspace, new Campaign(id, "Spring", "Spring", null, true, 1));
    assertThat(channelData().revision(workspace)).as("no data, no answers").isZero();
    channelData().write(workspace, batch(row(1, measured("clicks", 1))));
    campaigns().insert(workspace, Campaign.named("Summer"));
    assertThat(read(workspace).revision()).isEqualTo(1);
    assertThat(read(workspace).campaigns()).containsOnlyKeys("Spring");

    campaigns().update(workspace, new Campaign(id, "Spring", "Sale", null, true, 1), 1L);
    assertThat(read(workspace).revision()).as("only the name changed").isEqualTo(1);
    Campaign dated = new Campaign(id, "Spring", "Sale", DAY, true, 2);
    campaigns().update(workspace, dated, 2L);
    assertThat(read(workspace).revision()).isEqualTo(2);
    assertThat(read(workspace).campaigns())
        .isEqualTo(Map.of("Spring", new Campaign(id, "Spring", "Sale", DAY, true, 3)));
    assertThat(readAsOf(workspace, 0).campaigns()).containsOnlyKeys("Spring");

    Campaign autumn =
        new Campaign(Campaign.idOf("Autumn"), "Autumn", "Autumn", DAY.plusDays(1), false, 1);
    campaigns().insert(workspace, autumn);
    assertThat(read(workspace).revision()).isEqualTo(3);
    assertThat(read(workspace).campaigns()).containsEntry("Autumn", autumn);
    campaigns().update(workspace, new Campaign(id, "Spring", "Sale", null, false, 3), 3L);
    assertThat(read(workspace).campaigns()).containsOnlyKeys("Autumn");
  }

  /** Two people edit the same campaign. */
  @Test
  void anUpdateOfWhatChangedMeanwhileIsRefused() {
    WorkspaceId workspace = newWorkspace();
    Channel channel = new Channel("email", "Mail", ChannelKind.EMAIL, 1);
    Campaign campaign = Campaign.named("Spring");
    campaigns().insert(workspace, channel);
    campaigns().insert(workspace, campaign);
    campaigns().update(workspace, channel, 1L);
    campaigns().update(workspace, campaign, 1L);

    Failures.assertFails(
        ErrorReason.ETAG_MISMATCH, () -> campaigns().update(workspace, channel, 1L));
    Failures.assertFails(
        ErrorReason.ETAG_MISMATCH, () -> campaigns().update(workspace, campaign, 1L));
    Failures.assertFails(
        ErrorReason.RESOURCE_NOT_FOUND,
        () -> campaigns().update(workspace, new Channel("web", "Web", ChannelKind.WEB, 1), null));
    Failures.assertFails(
        ErrorReason.RESOURCE_NOT_FOUND,
        () -> campaigns().update(workspace, Campaign.named("Autumn"), null));
  }

  @Test
  void pagesFollowEachOtherInOrderOfId() {
    WorkspaceId workspace = newWorkspace();
    List<Campaign> all = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      all.add(Campaign.named("Campaign " + i));
      campaigns().insert(workspace, all.getLast());
    }
    campaigns().insert(workspace, Channel.named("web"));
    campaigns().insert(workspace, Channel.named("email"));
    all.sort(Comparator.comparing(Campaign::id));

    assertThat(campaigns().campaigns(workspace, null, 10)).isEqualTo(all.subList(0, 10));
    assertThat(campaigns().campaigns(workspace, all.get(9).id(), 10))
        .isEqualTo(all.subList(10, 20));
    assertThat(campaigns().campaigns(workspace, all.get(19).id(), 10))
        .isEqualTo(all.subList(20, 25));
    assertThat(campaigns().channels(workspace, null, 1)).containsExactly(Channel.named("email"));
    assertThat(campaigns().channels(workspace, "email", 9)).containsExactly(Channel.named("web"));
    assertThat(campaigns().channels(workspace, "web", 9)).isEmpty();
  }

  @Test
  void workspacesDoNotSeeEachOther() {
    WorkspaceId one = newWorkspace();
    WorkspaceId other = newWorkspace();
    campaigns().insert(one, Channel.named("email"));
    campaigns().insert(one, Campaign.named("Spring"));

    assertThat(campaigns().channels(other, null, 10)).isEmpty();
    assertThat(campaigns().campaign(other, Campaign.idOf("Spring"))).isEmpty();
  }

  @Test
  void anUnknownWorkspaceHasNoneAndTakesNone() {
    WorkspaceId unknown = unusedId();
    Channel channel = Channel.named("email");
    Campaign campaign = Campaign.named("Spring");

    assertThat(campaigns().channels(unknown, null, 10)).isEmpty();
    assertThat(campaigns().campaigns(unknown, null, 10)).isEmpty();
    assertThat(campaigns().channel(unknown, "email")).isEmpty();
    assertThat(campaigns().campaign(unknown, campaign.id())).isEmpty();
    assertUnknown(() -> campaigns().insert(unknown, channel));
    assertUnknown(() -> campaigns().insert(unknown, campaign));
    assertUnknown(() -> campaigns().update(unknown, channel, null));
    assertUnknown(() -> campaigns().update(unknown, campaign, 1L));
  }

  private static void assertUnknown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Failures.assertFails(ErrorReason.WORKSPACE_NOT_FOUND, call);
  }
}
