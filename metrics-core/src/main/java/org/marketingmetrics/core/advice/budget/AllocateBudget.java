package org.marketingmetrics.core.advice.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.advice.GroupCounts;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.value.Quantity;

/**
 * Moves a budget between campaigns by the probability that each returns most by unit of spend, and
 * not at all where the data do not tell them apart. What is known are averages; what the next unit
 * of money brings is not, and every answer says so.
 */
public final class AllocateBudget {
  private static final MeasureId SPEND = new MeasureId("ad_spend");
  private static final MeasureId CLICKS = new MeasureId("clicks");
  private static final MeasureId ORDERS = new MeasureId("orders");
  private static final MeasureId REVENUE = new MeasureId("revenue");

  private final Catalog catalog;
  private final WorkspaceStore workspaces;
  private final FactsProvider facts;
  private final java.time.Clock clock;

  /** The use case over its ports. */
  public AllocateBudget(
      Catalog catalog, WorkspaceStore workspaces, FactsProvider facts, java.time.Clock clock) {
    this.catalog = catalog;
    this.workspaces = workspaces;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * A question.
   *
   * @param data broken down by one dimension, grain TOTAL
   * @param draws how many
   * @param confidence share of the draws that the range of a return holds
   */
  public record Request(
      DataScope data, BudgetRules rules, int draws, long seed, double confidence) {}

  /**
   * Divides a budget.
   *
   * @throws MetricsException INVALID_FIELD for floors that leave nothing; WORKSPACE_NOT_FOUND,
   *     UNKNOWN_DIMENSION, UNKNOWN_SOURCE, REVISION_NOT_REACHED
   */
  public Allocation run(Request request) {
    DataScope.Opened opened = request.data().open(workspaces, facts, clock);
    GroupCounts counts =
        GroupCounts.read(
            opened,
            List.of(catalog.measure(SPEND), catalog.measure(CLICKS), catalog.measure(ORDERS)),
            List.of(catalog.measure(REVENUE)));
    List<GroupCounts.Group> spending =
        counts.groups().stream().filter(AllocateBudget::hasSpend).toList();
    if (request.rules().floorShare() * spending.size() > 1) {
      throw MetricsException.invalidField(
          "floor_share",
          "%d candidates cannot each keep %s of the budget; lower it"
              .formatted(spending.size(), request.rules().floorShare()));
    }
    String currency = currency(spending);
    List<Candidate> candidates = candidates(request, spending);
    List<Candidate> divided = new BudgetSplit(candidates, request.rules()).divided();
    double moved =
        divided.stream().mapToDouble(one -> Math.max(0, one.proposed() - one.current())).sum();
    return new Allocation(
        verdict(candidates, moved),
        divided,
        moved,
        currency,
        request.seed(),
        request.draws(),
        counts.warnings(),
        opened.facts().revision());
  }

  private static boolean hasSpend(GroupCounts.Group group) {
    Double spend = group.number(SPEND);
    return spend != null && spend > 0;
  }

  /** Spend and revenue must be in one currency, or nothing can be compared. */
  private static String currency(List<GroupCounts.Group> groups) {
    List<String> currencies =
        groups.stream()
            .flatMap(group -> group.sums().values().stream())
            .filter(Quantity.Money.class::isInstance)
            .map(money -> ((Quantity.Money) money).currency())
            .distinct()
            .sorted()
            .toList();
    if (currencies.size() > 1) {
      throw MetricsException.invalidField(
          "data.filters",
          "money is in %s; keep the rows of one currency".formatted(String.join(", ", currencies)));
    }
    return currencies.isEmpty() ? "" : currencies.getFirst();
  }

  private static List<Candidate> candidates(Request request, List<GroupCounts.Group> groups) {
    double spent = groups.stream().mapToDouble(group -> number(group, SPEND)).sum();
    double budget = request.rules().budget() > 0 ? request.rules().budget() : spent;
    List<Integer> places = new ArrayList<>();
    List<ReturnDraws.Known> known = new ArrayList<>();
    for (GroupCounts.Group group : groups) {
      ReturnDraws.Known one = known(group, request.rules());
      places.add(one == null ? -1 : known.size());
      if (one != null) {
        known.add(one);
      }
    }
    Ranking ranking = new Ranking(request, known);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      double current = number(groups.get(i), SPEND) / spent * budget;
      candidates.add(ranking.candidate(groups.get(i), places.get(i), current));
    }
    return candidates;
  }

  private static double number(GroupCounts.Group group, MeasureId measure) {
    return Objects.requireNonNull(group.number(measure));
  }

  /** Null with too little data. */
  private static ReturnDraws.@Nullable Known known(GroupCounts.Group group, BudgetRules rules) {
    Double clicks = group.number(CLICKS);
    Double orders = group.number(ORDERS);
    Double revenue = group.number(REVENUE);
    if (clicks == null || orders == null || revenue == null) {
      return null;
    }
    boolean enough =
        clicks >= Math.max(1, rules.minimumClicks())
            && orders >= 1
            && orders <= clicks
            && revenue > 0;
    return enough ? new ReturnDraws.Known(number(group, SPEND), clicks, orders, revenue) : null;
  }

  private static Allocation.Verdict verdict(List<Candidate> candidates, double moved) {
    long compared =
        candidates.stream().filter(one -> one.role() != Candidate.Role.INSUFFICIENT_DATA).count();
    if (compared < 2) {
      return Allocation.Verdict.INSUFFICIENT_DATA;
    }
    if (candidates.stream().noneMatch(one -> one.role() == Candidate.Role.BEATEN)) {
      return Allocation.Verdict.NOT_TOLD_APART;
    }
    return moved > 0 ? Allocation.Verdict.MOVED : Allocation.Verdict.AT_LIMITS;
  }

  /** The candidates with enough data, by what they return. */
  private static final class Ranking {
    private final Request request;
    private final List<ReturnDraws.Known> known;
    private final ReturnDraws draws;
    private final double[] best;
    private int leader;

    Ranking(Request request, List<ReturnDraws.Known> known) {
      this.request = request;
      this.known = known;
      this.draws =
          new ReturnDraws(
              known, request.rules().orderValueVariation(), request.draws(), request.seed());
      this.best = known.isEmpty() ? new double[0] : draws.best();
      for (int i = 1; i < known.size(); i++) {
        if (known.get(i).averageReturn() > known.get(leader).averageReturn()) {
          leader = i;
        }
      }
    }

    /**
     * One of them.
     *
     * @param place among those with enough data; -1 for none
     */
    Candidate candidate(GroupCounts.Group group, int place, double current) {
      double spend = number(group, SPEND);
      Double revenue = group.number(REVENUE);
      double tail = (1 - request.confidence()) / 2;
      double beaten = place < 0 || place == leader ? 0 : draws.beats(leader, place);
      return new Candidate(
          group.value(),
          spend,
          group.number(CLICKS),
          group.number(ORDERS),
          revenue,
          revenue == null ? null : Double.valueOf(revenue / spend),
          place < 0 ? null : Double.valueOf(draws.quantile(place, tail)),
          place < 0 ? null : Double.valueOf(draws.quantile(place, 1 - tail)),
          place < 0 ? 0 : best[place],
          beaten,
          role(place, beaten),
          current,
          current);
    }

    private Candidate.Role role(int place, double beaten) {
      if (place < 0 || known.size() < 2) {
        return Candidate.Role.INSUFFICIENT_DATA;
      }
      if (place == leader) {
        return Candidate.Role.LEADS;
      }
      return beaten >= request.rules().certainty()
          ? Candidate.Role.BEATEN
          : Candidate.Role.LEVEL_WITH_LEADER;
    }
  }
}
