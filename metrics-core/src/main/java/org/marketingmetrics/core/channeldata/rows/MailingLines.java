package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.core.catalog.MeasureKind;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Dimensions;
import org.marketingmetrics.core.channeldata.Part;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.Line;
import org.marketingmetrics.core.value.NullDetail;

/**
 * Which of the lines read for people count those of one mailing. A mailing is a campaign and its
 * send day; where no campaign is named, what its messages were sent to and with tells it apart.
 */
final class MailingLines {
  private static final List<String> OF_MESSAGES =
      List.of("list", "segment", "audience", "subject", "send_weekday", "send_hour");

  private final LineScope scope;
  private final RowQuery query;
  private final Buckets buckets;
  private final BitSet automations = new BitSet();
  private final BitSet several = new BitSet();

  /** Whose messages they were. */
  record Mailing(Part part, String campaign, List<String> messages) {
    static Mailing of(Line line) {
      Map<String, String> series = line.series().values();
      String campaign = series.getOrDefault(Dimensions.CAMPAIGN, "");
      List<String> messages =
          campaign.isEmpty()
              ? OF_MESSAGES.stream().map(name -> series.getOrDefault(name, "")).toList()
              : List.of();
      return new Mailing(line.part(), campaign, messages);
    }
  }

  private record Place(int group, Mailing mailing) {}

  /**
   * The mailings of the lines that are read.
   *
   * @param read by need, then by extra: the lines read for it, by source
   */
  MailingLines(
      LineScope scope, RowQuery query, Buckets buckets, List<? extends Map<String, BitSet>> read) {
    this.scope = scope;
    this.query = query;
    this.buckets = buckets;
    for (int i = 0; i < read.size(); i++) {
      if (countsPeople(i)) {
        collect(read.get(i).values());
      }
    }
  }

  /** True for people counted within one mailing. */
  boolean countsPeople(int need) {
    return query.all().get(need).measure().kind() == MeasureKind.UNIQUE_PER_MESSAGE;
  }

  private void collect(Collection<BitSet> read) {
    BitSet lines = new BitSet();
    read.forEach(lines::or);
    Map<Place, Integer> first = new HashMap<>();
    for (int id = lines.nextSetBit(0); id >= 0; id = lines.nextSetBit(id + 1)) {
      Line line = facts().lines().get(id);
      Integer other = first.putIfAbsent(new Place(scope.groupId(id), Mailing.of(line)), id);
      if (other != null) {
        several.set(other);
        several.set(id);
      }
      if (isAutomation(line)) {
        automations.set(id);
      }
    }
  }

  private boolean isAutomation(Line line) {
    String value = line.series().values().getOrDefault(Dimensions.CAMPAIGN, "");
    Campaign campaign = facts().campaigns().get(value);
    return campaign != null && campaign.automation();
  }

  private Facts facts() {
    return scope.facts();
  }

  /** True for a line whose rows may count the people of another row's mailing. */
  boolean mayRepeat(int line) {
    return several.get(line) || automations.get(line);
  }

  /** True for a line of a campaign whose messages are sent day by day. */
  boolean isAutomation(int line) {
    return automations.get(line);
  }

  Mailing mailing(int line) {
    return Mailing.of(facts().lines().get(line));
  }

  /** The levels and lengths at which the need is held. */
  NullDetail held(int index) {
    Need need = query.all().get(index);
    NeedColumns columns = new NeedColumns(facts(), need, query.scope().basis());
    RowFit fit = new RowFit(need, query.scope().grain(), buckets);
    return ExactNeeds.missing(scope, columns, fit).nullDetail().of(List.of(need.measure().id()));
  }
}
