package org.marketingmetrics.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.core.channeldata.ReportRow.row;
import static org.marketingmetrics.core.comparison.Comparing.against;
import static org.marketingmetrics.core.comparison.Comparing.difference;
import static org.marketingmetrics.core.comparison.Comparing.segment;
import static org.marketingmetrics.core.comparison.Comparing.segments;
import static org.marketingmetrics.core.comparison.Comparing.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.channeldata.Bases;
import org.marketingmetrics.core.channeldata.ReportRow;
import org.marketingmetrics.core.channeldata.World;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.statistics.AlphaSpending;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** Segments side by side, each with the method its data allow. */
class CompareSegmentsTest {
  private static ReportRow platform(String platform, long clicks, long impressions) {
    return row("channel", "influencer", "platform", platform)
        .count("clicks", clicks)
        .count("impressions", impressions);
  }

  /** 2 % against 2.5 %: the case of the reference values, through the store. */
  private static World platforms() {
    return World.create()
        .write(
            "ads",
            platform("instagram", 4_000, 200_000),
            platform("tiktok", 2_500, 100_000),
            platform("youtube", 300, 20_000));
  }

  private static List<WarningCode> codes(List<Warning> warnings) {
    return warnings.stream().map(Warning::code).toList();
  }

  private static Difference.Test test(Difference difference) {
    return Objects.requireNonNull(difference.test());
  }

  private static TestAbsence reason(Difference difference) {
    return Objects.requireNonNull(difference.absence()).reason();
  }

  @Test
  void ratesAreComparedWithTheNamedReference() {
    World world = platforms();

    CompareSegments.Result result = against(world, "ctr", world.ask().by("platform"), "tiktok");
    Difference instagram = difference(result, "instagram");

    assertThat(instagram.estimate().difference()).isEqualTo(-0.005);
    Interval interval = Objects.requireNonNull(instagram.estimate().interval());
    assertThat(interval.lower()).isCloseTo(-0.006156552808342969, within(1e-15));
    assertThat(interval.upper()).isCloseTo(-0.00386439091648465, within(1e-15));
    assertThat(interval.method()).isEqualTo(Interval.Method.NEWCOMBE);
    assertThat(instagram.estimate().lift()).isEqualTo(-0.2);
    Interval lift = Objects.requireNonNull(instagram.estimate().liftInterval());
    assertThat(lift.upper()).isCloseTo(-0.15949637602666134, within(1e-14));
    assertThat(test(instagram).method()).isEqualTo(TestMethod.POOLED_Z);
    assertThat(instagram.verdict()).isEqualTo(Verdict.LOWER);
    assertThat(segment(result, "tiktok").difference()).isNull();
    assertThat(codes(segment(result, "tiktok").arm().value().warnings()))
        .containsExactly(WarningCode.BINOMIAL_ASSUMED);
  }

  @Test
  void severalRatesAreTestedTogetherToo() {
    World world = platforms();
    var overall =
        Objects.requireNonNull(
            against(world, "ctr", world.ask().by("platform"), "tiktok").overall());

    assertThat(overall.chiSquared()).isCloseTo(120.20133723987679, within(1e-10));
    assertThat(overall.g()).isCloseTo(121.1679438269799, within(1e-10));
    assertThat(overall.degreesOfFreedom()).isEqualTo(2);
  }

  @Test
  void twoTestsAreCorrectedForEachOther() {
    World world = platforms();
    CompareSegments.Result result = against(world, "ctr", world.ask().by("platform"), "tiktok");

    Difference.Test one = test(difference(result, "instagram"));
    Difference.Test other = test(difference(result, "youtube"));
    boolean first = one.p().compareTo(other.p()) < 0;
    Difference.Test smaller = first ? one : other;
    Difference.Test larger = first ? other : one;

    assertThat(smaller.adjusted().log()).isCloseTo(smaller.p().log() + Math.log(2), within(1e-9));
    assertThat(larger.adjusted()).isEqualTo(larger.p());
    assertThat(result.assumptions())
        .containsExactly(
            Assumption.INDEPENDENT_TRIALS,
            Assumption.DISJOINT_AUDIENCES,
            Assumption.NOT_RANDOMIZED,
            Assumption.ONE_LOOK,
            Assumption.INTERVALS_NOT_CORRECTED);
  }

  @Test
  void theRestIsAllOthersTogether() {
    World world = platforms();
    CompareSegments.Result result =
        segments(
            world, "ctr", world.ask().by("platform"), new Reference.Rest(), TestSettings.DEFAULT);

    CompareSegments.Segment instagram = segment(result, "instagram");

    assertThat(Objects.requireNonNull(instagram.reference()).value().value())
        .isEqualTo(2_800.0 / 120_000);
    assertThat(Objects.requireNonNull(instagram.difference()).estimate().difference())
        .isCloseTo(0.02 - 2_800.0 / 120_000, within(1e-17));
  }

  /** One platform reports by day, the other its month as a whole: rates need no units. */
  @Test
  void theRestOfARateNeedsNoUnits() {
    World world =
        World.create()
            .write(
                "ads",
                platform("instagram", 40, 2_000).day(3),
                platform("instagram", 44, 2_000).day(4),
                platform("tiktok", 2_500, 100_000).days(1, 31));
    CompareSegments.Result result =
        segments(
            world, "ctr", world.ask().by("platform"), new Reference.Rest(), TestSettings.DEFAULT);

    assertThat(test(difference(result, "instagram")).method()).isEqualTo(TestMethod.POOLED_Z);
    assertThat(test(difference(result, "tiktok")).method()).isEqualTo(TestMethod.POOLED_Z);
  }

  /** The same of a ratio: it is not tested, says what is missing, and how far it is. */
  @Test
  void theRestOfARatioWithoutUnitsSaysWhatIsMissing() {
    World world =
        World.create()
            .write(
                "shop",
                row("platform", "a").day(3).count("clicks", 10).money("revenue", "50", "USD"),
                row("platform", "a").day(4).count("clicks", 10).money("revenue", "40", "USD"),
                row("platform", "b").days(1, 31).count("clicks", 10).money("revenue", "60", "USD"));
    Difference a =
        difference(
            segments(
                world,
                "revenue_per_click",
                world.ask().by("platform"),
                new Reference.Rest(),
                TestSettings.DEFAULT),
            "a");

    assertThat(reason(a)).isEqualTo(TestAbsence.NEEDS_UNIT_DATA);
    assertThat(a.estimate().difference()).isEqualTo(-1.5);
  }

  @Test
  void eachIsComparedWithEach() {
    World world = platforms();
    CompareSegments.Result result =
        segments(
            world,
            "ctr",
            world.ask().by("platform"),
            new Reference.AllPairs(),
            TestSettings.DEFAULT);

    assertThat(result.pairs())
        .extracting(pair -> pair.compared() + " " + pair.reference())
        .containsExactly("instagram tiktok", "instagram youtube", "tiktok youtube");
    assertThat(result.segments()).allMatch(segment -> segment.difference() == null);
  }

  @Test
  void rareEventsAreTestedExactly() {
    World world =
        World.create().write("ads", platform("instagram", 5, 56), platform("tiktok", 0, 29));
    CompareSegments.Result result =
        segments(
            world,
            "ctr",
            world.ask().by("platform"),
            new Reference.Named("tiktok"),
            settings(new MinimumData(0, null, 0.8)));
    Difference instagram = difference(result, "instagram");

    assertThat(test(instagram).method()).isEqualTo(TestMethod.FISHER_EXACT);
    assertThat(test(instagram).p().value()).isCloseTo(0.1606214432094711, within(1e-14));
    assertThat(test(instagram).z()).isNull();
    assertThat(instagram.estimate().lift()).isNull();
    assertThat(instagram.verdict()).isEqualTo(Verdict.NOT_SETTLED);
    assertThat(codes(result.warnings())).containsExactly(WarningCode.SMALL_EXPECTED_COUNTS);
  }

  @Test
  void oneSegmentWithoutTrialsLeavesTheOthersTheirTests() {
    World world = platforms().write("ads", platform("pinterest", 0, 0));
    CompareSegments.Result result = against(world, "ctr", world.ask().by("platform"), "tiktok");

    assertThat(reason(difference(result, "pinterest"))).isEqualTo(TestAbsence.NOT_COMPARABLE);
    assertThat(segment(result, "pinterest").arm().value().nullReason())
        .isEqualTo(NullReason.ZERO_DENOMINATOR);
    assertThat(difference(result, "instagram").verdict()).isEqualTo(Verdict.LOWER);
  }

  @Test
  void valueThatNobodyReportedIsNotComparable() {
    World world = platforms();
    CompareSegments.Result result =
        new CompareSegments(Comparing.data(world))
            .run(
                new CompareSegments.Request(
                    Comparing.definition("ctr"),
                    world.ask().by("platform").scope(),
                    List.of("instagram", "myspace"),
                    new Reference.Named("tiktok"),
                    TestSettings.DEFAULT));

    assertThat(result.segments())
        .extracting(CompareSegments.Segment::value)
        .containsExactly("instagram", "myspace", "tiktok");
    assertThat(segment(result, "myspace").arm().value().nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(reason(difference(result, "myspace"))).isEqualTo(TestAbsence.NOT_COMPARABLE);
    assertThat(difference(result, "instagram").verdict()).isEqualTo(Verdict.LOWER);
  }

  private static ReportRow sales(String platform, int days, String revenue) {
    return row("platform", platform)
        .money("ad_spend", "100", "USD")
        .money("revenue", revenue, "USD", Bases.attributed(days));
  }

  @Test
  void segmentOfAnotherDefinitionIsNamedAndTheOthersStand() {
    World world =
        World.create()
            .write("amazon", sales("amazon", 7, "500"))
            .write("meta", sales("meta", 28, "400"))
            .write("google", sales("google", 7, "300"));
    CompareSegments.Result result = against(world, "roas", world.ask().by("platform"), "amazon");

    Difference meta = difference(result, "meta");
    assertThat(reason(meta)).isEqualTo(TestAbsence.DEFINITION_MISMATCH);
    assertThat(Objects.requireNonNull(Objects.requireNonNull(meta.absence()).mismatch()).left())
        .isNotNull();
    assertThat(meta.estimate().difference()).isNull();
    assertThat(segment(result, "meta").arm().value().value()).isEqualTo(4);
    Difference google = difference(result, "google");
    assertThat(reason(google)).isEqualTo(TestAbsence.NEEDS_UNIT_DATA);
    assertThat(google.estimate().difference()).isEqualTo(-2);
    assertThat(google.estimate().lift()).isEqualTo(-0.4);
  }

  @Test
  void nothingButDifferentDefinitionsFailsWithBoth() {
    World world =
        World.create()
            .write("amazon", sales("amazon", 7, "500"))
            .write("meta", sales("meta", 28, "400"));

    assertThatThrownBy(() -> against(world, "roas", world.ask().by("platform"), "amazon"))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.DEFINITION_MISMATCH);
              assertThat(e.detail()).isNotNull();
            });
  }

  @Test
  void differentDefinitionsAreComparedWhereTheCallerSaysSo() {
    World world =
        World.create()
            .write("amazon", sales("amazon", 7, "500"))
            .write("meta", sales("meta", 28, "400"));
    Difference meta =
        difference(
            against(world, "roas", world.ask().by("platform").acknowledging(), "amazon"), "meta");

    assertThat(meta.estimate().difference()).isEqualTo(-1);
    assertThat(codes(meta.warnings()))
        .containsExactly(WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED);
  }

  @Test
  void moneyOfTwoCurrenciesIsOfTwoDefinitions() {
    World world =
        World.create()
            .write(
                "ads",
                row("platform", "a").count("clicks", 10).money("ad_spend", "5", "USD"),
                row("platform", "b").count("clicks", 10).money("ad_spend", "6", "EUR"),
                row("platform", "c").count("clicks", 10).money("ad_spend", "7", "USD"));
    CompareSegments.Result result = against(world, "cpc", world.ask().by("platform"), "a");

    assertThat(reason(difference(result, "b"))).isEqualTo(TestAbsence.DEFINITION_MISMATCH);
    assertThat(difference(result, "c").estimate().difference()).isEqualTo(0.2);
  }

  @Test
  void sumsAreSetSideBySideAndNotTested() {
    World world = platforms();
    Difference instagram =
        difference(against(world, "clicks", world.ask().by("platform"), "tiktok"), "instagram");

    assertThat(reason(instagram)).isEqualTo(TestAbsence.PLAIN_SUM);
    assertThat(instagram.estimate().difference()).isEqualTo(1_500);
    assertThat(instagram.estimate().lift()).isEqualTo(0.6);
  }

  private static World mailings() {
    List<ReportRow> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(
          row("channel", "email", "campaign", "news" + i, "list", i % 2 == 0 ? "vip" : "all")
              .day(2 + i)
              .count("emails_delivered", 1_000 + 10 * i)
              .count("email_clicks_total", i % 2 == 0 ? 100 + i * i : 60 + 3 * i));
    }
    return World.create().write("esp", rows);
  }

  /** Total clicks by message: six mailings a list, the interval from their own variation. */
  @Test
  void ratiosOfMailingsAreTestedByMessage() {
    World world = mailings();
    CompareSegments.Result result =
        against(world, "ctr_email_total_delivered", world.ask().by("list"), "all");
    Difference vip = difference(result, "vip");

    assertThat(test(vip).method()).isEqualTo(TestMethod.DELTA_Z);
    assertThat(test(vip).unit()).isEqualTo(Unit.MESSAGE);
    assertThat(codes(vip.warnings())).containsExactly(WarningCode.DELTA_SMALL_SAMPLE);
    Arm arm = segment(result, "vip").arm();
    assertThat(Objects.requireNonNull(arm.samples().get(Unit.MESSAGE)).sums().units()).isEqualTo(6);
    assertThat(Objects.requireNonNull(arm.value().interval()).method())
        .isEqualTo(Interval.Method.DELTA);
    // By numpy: y, x of the six mailings each; R = sum(y)/sum(x), var as in domain rules E4.
    assertThat(vip.estimate().difference()).isCloseTo(0.05657382449835281, within(1e-12));
    assertThat(test(vip).z()).isCloseTo(4.11690789487574, within(1e-9));
  }

  @Test
  void unitsThatDoNotSumToTheTotalAreNotUsed() {
    World world =
        World.create()
            .write(
                "shop",
                row("platform", "a").days(1, 7).count("clicks", 10).money("revenue", "50", "USD"),
                row("platform", "a").day(9).count("clicks", 10).money("revenue", "50", "USD"),
                row("platform", "b").day(9).count("clicks", 10).money("revenue", "60", "USD"),
                row("platform", "b").day(10).count("clicks", 10).money("revenue", "70", "USD"));
    Difference.Absence absence =
        Objects.requireNonNull(
            difference(against(world, "revenue_per_click", world.ask().by("platform"), "b"), "a")
                .absence());

    assertThat(absence.reason()).isEqualTo(TestAbsence.NEEDS_UNIT_DATA);
    assertThat(absence.obstacle()).isEqualTo(UnitObstacle.DO_NOT_ADD_UP);
  }

  private static World shops(int days) {
    List<ReportRow> rows = new ArrayList<>();
    for (int day = 1; day <= days; day++) {
      rows.add(
          row("platform", "a")
              .day(day)
              .count("clicks", 100 + day)
              .money("revenue", Integer.toString(500 + day % 5 * 40), "USD"));
      rows.add(
          row("platform", "b")
              .day(day)
              .count("clicks", 90 + day)
              .money("revenue", Integer.toString(300 + day % 3 * 30), "USD"));
    }
    return World.create().write("shop", rows);
  }

  @Test
  void daysAreUnitsWithAWarning() {
    World world = shops(20);
    Difference difference =
        difference(against(world, "revenue_per_click", world.ask().by("platform"), "b"), "a");

    assertThat(test(difference).unit()).isEqualTo(Unit.DAY);
    assertThat(codes(difference.warnings()))
        .containsExactly(WarningCode.DELTA_SMALL_SAMPLE, WarningCode.UNITS_ARE_DAYS);
    assertThat(difference.verdict()).isEqualTo(Verdict.HIGHER);
  }

  @Test
  void noUnitsAreUsedWhereTheCallerWantsNone() {
    World world = shops(20);
    CompareSegments.Result result =
        segments(
            world,
            "revenue_per_click",
            world.ask().by("platform"),
            new Reference.Named("b"),
            settings(UnitChoice.NONE));

    assertThat(Objects.requireNonNull(difference(result, "a").absence()).obstacle())
        .isEqualTo(UnitObstacle.NOT_ASKED);
  }

  @Test
  void clicksAboveImpressionsAreNoProportion() {
    World world =
        World.create().write("ads", platform("instagram", 300, 200), platform("tiktok", 20, 200));
    Difference instagram =
        difference(against(world, "ctr", world.ask().by("platform"), "tiktok"), "instagram");

    assertThat(reason(instagram)).isEqualTo(TestAbsence.NEEDS_UNIT_DATA);
    assertThat(instagram.estimate().difference()).isEqualTo(1.4);
  }

  /** Days vary far beyond chance: the same totals that would be settled are not. */
  @Test
  void wildDaysWidenTheIntervals() {
    List<ReportRow> rows = new ArrayList<>();
    for (int day = 1; day <= 14; day++) {
      rows.add(platform("instagram", day % 2 == 0 ? 10 : 80, 1_000).day(day));
      rows.add(platform("tiktok", day % 2 == 0 ? 70 : 5, 1_000).day(day));
    }
    World world = World.create().write("ads", rows);
    CompareSegments.Result result = against(world, "ctr", world.ask().by("platform"), "tiktok");
    Arm instagram = segment(result, "instagram").arm();

    assertThat(Objects.requireNonNull(instagram.dispersion()).phi()).isGreaterThan(10);
    assertThat(codes(instagram.value().warnings())).contains(WarningCode.OVERDISPERSED);
    assertThat(difference(result, "instagram").verdict()).isEqualTo(Verdict.NOT_SETTLED);
    World even =
        World.create()
            .write("ads", platform("instagram", 630, 14_000), platform("tiktok", 525, 14_000));
    assertThat(
            difference(against(even, "ctr", even.ask().by("platform"), "tiktok"), "instagram")
                .verdict())
        .isEqualTo(Verdict.HIGHER);
  }

  @Test
  void tooFewForTheStatedEffectHaveNoVerdictBesideTheirP() {
    World world = platforms();
    CompareSegments.Result result =
        segments(
            world,
            "ctr",
            world.ask().by("platform"),
            new Reference.Named("tiktok"),
            settings(new MinimumData(100, 0.02, 0.8)));
    Difference instagram = difference(result, "instagram");

    assertThat(instagram.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(test(instagram).p().value()).isLessThan(0.001);
    assertThat(Objects.requireNonNull(instagram.neededSize())).isGreaterThan(1_000_000);
  }

  @Test
  void bayesianViewStandsBesideOnRequest() {
    World world = World.create().write("ads", platform("a", 120, 4_000), platform("b", 150, 4_000));
    CompareSegments.Result result =
        segments(
            world,
            "ctr",
            world.ask().by("platform"),
            new Reference.Named("a"),
            settings(Prior.UNIFORM));
    BayesianView view = Objects.requireNonNull(difference(result, "b").bayesian());

    assertThat(view.comparison().probability()).isCloseTo(0.9682258874708722, within(1e-12));
    assertThat(view.word()).isEqualTo(BayesianView.Word.LIKELY_HIGHER);
    assertThat(difference(result, "b").verdict()).isEqualTo(Verdict.NOT_SETTLED);
    assertThat(difference(result, "b").settlingSize()).isGreaterThan(4_000);
  }

  /** p is 0.048 at one look; at the third of ten it settles nothing. */
  @Test
  void severalLooksAskForMore() {
    World world = World.create().write("ads", platform("a", 30, 1_000), platform("b", 90, 2_000));
    Looks planned = new Looks.Planned(List.of(0.1, 0.2, 0.3), AlphaSpending.OBRIEN_FLEMING);

    Difference once = difference(against(world, "ctr", world.ask().by("platform"), "a"), "b");
    Difference third =
        difference(
            segments(
                world,
                "ctr",
                world.ask().by("platform"),
                new Reference.Named("a"),
                settings(planned)),
            "b");
    Difference any =
        difference(
            segments(
                world,
                "ctr",
                world.ask().by("platform"),
                new Reference.Named("a"),
                settings(new Looks.AnyTime(10_000))),
            "b");

    assertThat(once.verdict()).isEqualTo(Verdict.HIGHER);
    assertThat(third.verdict()).isEqualTo(Verdict.NOT_SETTLED);
    assertThat(any.verdict()).isEqualTo(Verdict.NOT_SETTLED);
    assertThat(test(third).p()).isGreaterThan(test(once).p());
    assertThat(test(any).p()).isGreaterThan(test(once).p());
    assertThat(width(third)).isGreaterThan(width(once));
    assertThat(width(any)).isGreaterThan(width(once));
  }

  private static double width(Difference difference) {
    Interval interval = Objects.requireNonNull(difference.estimate().interval());
    return interval.upper() - interval.lower();
  }

  @Test
  void tooManySegmentsAreRefused() {
    List<ReportRow> rows = new ArrayList<>();
    for (int i = 0; i < 201; i++) {
      rows.add(platform("p" + i, 10, 1_000));
    }
    World world = World.create().write("ads", rows);

    assertThatThrownBy(() -> against(world, "ctr", world.ask().by("platform"), "p0"))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_FIELD));
    assertThatThrownBy(
            () ->
                segments(
                    world,
                    "ctr",
                    world.ask().by("platform").only("platform", some(21)),
                    new Reference.AllPairs(),
                    TestSettings.DEFAULT))
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("20");
  }

  private static String[] some(int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = "p" + i;
    }
    return names;
  }

  /** Reach cannot be added, so there is no rest of it. */
  @Test
  void restOfDistinctPeopleIsNotComparable() {
    World world =
        World.create()
            .write(
                "ads",
                row("platform", "a").days(1, 31).count("reach", 100).count("unique_clicks", 5),
                row("platform", "b").days(1, 31).count("reach", 100).count("unique_clicks", 9));
    CompareSegments.Result result =
        segments(
            world,
            "ctr_unique",
            world.ask().by("platform"),
            new Reference.Rest(),
            TestSettings.DEFAULT);

    assertThat(reason(difference(result, "a"))).isEqualTo(TestAbsence.NOT_COMPARABLE);
    assertThat(Objects.requireNonNull(segment(result, "a").reference()).value().nullReason())
        .isEqualTo(NullReason.NOT_ADDITIVE);
  }
}
