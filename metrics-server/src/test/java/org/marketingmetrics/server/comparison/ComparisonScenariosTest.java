package org.marketingmetrics.server.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.comparison.Asking.settings;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AnalyzeTrendResponse;
import org.marketingmetrics.api.v1.BayesianView;
import org.marketingmetrics.api.v1.BayesianWord;
import org.marketingmetrics.api.v1.BetaPrior;
import org.marketingmetrics.api.v1.ComparePeriodsResponse;
import org.marketingmetrics.api.v1.CompareSegmentsResponse;
import org.marketingmetrics.api.v1.ComparisonUnit;
import org.marketingmetrics.api.v1.ComparisonVerdict;
import org.marketingmetrics.api.v1.Difference;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.DriverBreakdown;
import org.marketingmetrics.api.v1.DriverEffect;
import org.marketingmetrics.api.v1.DriverExplanation;
import org.marketingmetrics.api.v1.DriverMethod;
import org.marketingmetrics.api.v1.ExplainChangeResponse;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.api.v1.Interval;
import org.marketingmetrics.api.v1.MixExplanation;
import org.marketingmetrics.api.v1.OverallTest;
import org.marketingmetrics.api.v1.PlanSampleResponse;
import org.marketingmetrics.api.v1.RatioTarget;
import org.marketingmetrics.api.v1.SegmentBreakdown;
import org.marketingmetrics.api.v1.SegmentEffect;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.TestMethod;
import org.marketingmetrics.api.v1.TrendDirection;
import org.marketingmetrics.api.v1.TrendSeries;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;

/**
 * One life of each rpc, from rows that are written to the answer, beside figures of others: scipy
 * 1.17.1 and statsmodels 0.15.0 for tests and intervals, mpmath for the Bayesian view and the
 * drivers, pymannkendall 1.4.3 for trends, Python's fractions for rate and mix.
 */
class ComparisonScenariosTest {
  private final Acme acme = Acme.open();

  @AfterEach
  void stop() {
    acme.close();
  }

  private static Row creator(String creator, long clicks, long impressions) {
    return on("2026-02-03")
        .with("creator", creator)
        .count("clicks", clicks)
        .count("impressions", impressions);
  }

  private static void assertInterval(Interval interval, double lower, double upper) {
    assertThat(interval.getLower()).isCloseTo(lower, offset(1e-12));
    assertThat(interval.getUpper()).isCloseTo(upper, offset(1e-12));
  }

  /** Two creators with enough trials, one with few, one who was never shown. */
  @Test
  void creatorsAreComparedWithOneOfThem() {
    acme.write(
        "influencer_tool",
        creator("ann", 180, 9_000),
        creator("bob", 150, 10_000),
        creator("cid", 4, 150),
        creator("dan", 0, 0));

    CompareSegmentsResponse answer =
        acme.comparisons.compareSegments(
            Asking.segments("ctr", "creator")
                .setReferenceValue("bob")
                .setSettings(settings().setPrior(BetaPrior.getDefaultInstance()))
                .build());

    assertInterval(
        answer.getSegments(0).getArm().getValue().getInterval(),
        0.017305788237431605,
        0.023103792549250685);
    Difference ann = answer.getSegments(0).getDifference();
    assertThat(ann.getDifference()).isCloseTo(0.005, offset(1e-15));
    assertInterval(ann.getInterval(), 0.0012728499824468907, 0.008806120069510207);
    assertInterval(ann.getLiftInterval(), 0.07560081005298924, 0.6528230186905457);
    assertThat(ann.getTest().getMethod()).isEqualTo(TestMethod.TEST_METHOD_POOLED_Z);
    assertThat(ann.getTest().getZ()).isCloseTo(2.634140469313618, offset(1e-9));
    assertThat(ann.getTest().getPValue()).isCloseTo(0.008435058329555035, offset(1e-12));
    assertThat(ann.getTest().getAdjustedPValue()).isCloseTo(0.01687011665911007, offset(1e-12));
    assertThat(ann.getVerdict()).isEqualTo(ComparisonVerdict.COMPARISON_VERDICT_HIGHER);
    assertThat(answer.getSegments(1).hasDifference()).isFalse();
    Difference cid = answer.getSegments(2).getDifference();
    assertThat(cid.getTest().getMethod()).isEqualTo(TestMethod.TEST_METHOD_FISHER_EXACT);
    assertThat(cid.getTest().getPValue()).isCloseTo(0.2927331883071574, offset(1e-12));
    assertThat(cid.getVerdict()).isEqualTo(ComparisonVerdict.COMPARISON_VERDICT_NOT_SETTLED);
    assertThat(answer.getSegments(3).getDifference().getVerdict())
        .isEqualTo(ComparisonVerdict.COMPARISON_VERDICT_NOT_TESTED);
    assertOverall(answer.getOverall());
    assertBayesian(ann.getBayesian());
  }

  private static void assertOverall(OverallTest overall) {
    assertThat(overall.getChiSquared()).isCloseTo(7.6610636613677405, offset(1e-9));
    assertThat(overall.getPValue()).isCloseTo(0.0216980728597933, offset(1e-12));
    assertThat(overall.getG()).isCloseTo(7.575685669678467, offset(1e-9));
    assertThat(overall.getGPValue()).isCloseTo(0.02264439690679697, offset(1e-12));
    assertThat(overall.getDegreesOfFreedom()).isEqualTo(2);
    assertThat(overall.getSmallestExpected()).isCloseTo(2.6161879895561357, offset(1e-12));
  }

  private static void assertBayesian(BayesianView view) {
    assertThat(view.getProbability()).isCloseTo(0.9957466587562553, offset(1e-9));
    assertThat(view.getWord()).isEqualTo(BayesianWord.BAYESIAN_WORD_LIKELY_HIGHER);
    assertThat(view.getInterval().getLower()).isCloseTo(0.01730954, offset(5e-9));
    assertThat(view.getReferenceInterval().getUpper()).isCloseTo(0.017577, offset(5e-9));
  }

  private static Row mailing(String list, int number, long delivered, int revenue) {
    return on(LocalDate.of(2026, 2, 1 + number).toString())
        .with("channel", "email")
        .with("campaign", list + number)
        .with("list", list)
        .count("emails_delivered", delivered)
        .money("revenue", Integer.toString(revenue), "EUR");
  }

  /** Revenue by mail: the variance is that of four and five mailings. */
  @Test
  void listsAreComparedByTheirMailings() {
    int[][] vip = {{1_000, 120}, {900, 95}, {1_100, 150}, {1_000, 80}};
    int[][] all = {{1_500, 60}, {1_600, 75}, {1_400, 40}, {1_500, 55}, {1_500, 70}};
    acme.write(
        SourceKind.SOURCE_KIND_MAIL_PLATFORM,
        "mail",
        IntStream.range(0, 9)
            .mapToObj(
                i ->
                    i < 4
                        ? mailing("vip", i, vip[i][0], vip[i][1])
                        : mailing("all", i, all[i - 4][0], all[i - 4][1]))
            .toArray(Row[]::new));

    CompareSegmentsResponse answer =
        acme.comparisons.compareSegments(
            Asking.segments("revenue_per_email", "list").setReferenceValue("all").build());

    Difference difference = answer.getSegments(1).getDifference();
    assertThat(answer.getSegments(1).getValue()).isEqualTo("vip");
    assertInterval(
        answer.getSegments(1).getArm().getValue().getInterval(),
        0.08696350182591661,
        0.1355364981740834);
    assertThat(difference.getDifference()).isCloseTo(0.07125, offset(1e-15));
    assertInterval(difference.getInterval(), 0.046096717891130234, 0.09640328210886978);
    assertInterval(difference.getLiftInterval(), 1.1171312312599206, 2.6536948906547635);
    assertThat(difference.getTest().getMethod()).isEqualTo(TestMethod.TEST_METHOD_DELTA_Z);
    assertThat(difference.getTest().getUnit()).isEqualTo(ComparisonUnit.COMPARISON_UNIT_MESSAGE);
    assertThat(difference.getTest().getZ()).isCloseTo(5.55185733989105, offset(1e-9));
    assertThat(difference.getTest().getPValue()).isCloseTo(2.826502244613214e-8, offset(1e-16));
  }

  private static Row month(String day, long clicks, long impressions) {
    return on(day)
        .with("platform", "tiktok")
        .count("clicks", clicks)
        .count("impressions", impressions);
  }

  @Test
  void februaryIsComparedWithJanuary() {
    acme.write("ads", month("2026-01-10", 2_000, 100_000), month("2026-02-10", 2_300, 100_000));

    ComparePeriodsResponse answer =
        acme.comparisons.comparePeriods(Asking.periods("ctr", "clicks").build());

    assertThat(answer.getComparisonRange()).isEqualTo(range("2026-01-01", "2026-01-31"));
    assertThat(answer.getWeekdaysMatch()).isFalse();
    Difference ctr = answer.getChanges(0).getDifference();
    assertThat(ctr.getTest().getZ()).isCloseTo(4.6249454203454965, offset(1e-9));
    assertThat(ctr.getTest().getPValue()).isCloseTo(3.7469705414809415e-6, offset(1e-14));
    assertInterval(ctr.getInterval(), 0.0017290236994935075, 0.004272587200389749);
    assertThat(ctr.getVerdict()).isEqualTo(ComparisonVerdict.COMPARISON_VERDICT_HIGHER);
    assertThat(answer.getChanges(1).getPerDay()).isCloseTo(82.14285714285714, offset(1e-12));
    assertThat(answer.getChanges(1).getEarlierPerDay()).isCloseTo(64.51612903225806, offset(1e-12));
    assertThat(answer.getChanges(1).getDifference().getLift())
        .isCloseTo(0.27321428571428563, offset(1e-12));
  }

  private static Row platform(String day, String platform, long clicks, long impressions) {
    return on(day)
        .with("platform", platform)
        .count("clicks", clicks)
        .count("impressions", impressions);
  }

  /** Two platforms that both rise while they fall together, and one that is new. */
  @Test
  void fallOfAllPlatformsTogetherIsExplainedByTheirMix() {
    acme.write(
        "ads",
        platform("2026-01-10", "a", 400, 8_000),
        platform("2026-01-10", "b", 20, 2_000),
        platform("2026-02-10", "a", 110, 2_000),
        platform("2026-02-10", "b", 88, 8_000),
        platform("2026-02-10", "c", 30, 1_000));

    ExplainChangeResponse answer =
        acme.comparisons.explainChange(
            Asking.explain("ctr")
                .setSegments(SegmentBreakdown.newBuilder().setDimension("platform"))
                .build());

    MixExplanation mix = answer.getMix();
    assertThat(mix.getFrom()).isEqualTo(0.042);
    assertThat(mix.getTo()).isEqualTo(57.0 / 2_750);
    assertThat(mix.getChange()).isCloseTo(57.0 / 2_750 - 0.042, offset(1e-17));
    assertThat(mix.getRateEffect()).isCloseTo(321.0 / 110_000, offset(1e-17));
    assertThat(mix.getMixEffect()).isCloseTo(-2_661.0 / 110_000, offset(1e-17));
    assertThat(mix.getSegmentsList())
        .extracting(SegmentEffect::getValue)
        .containsExactly("a", "b", "c");
    assertThat(mix.getSegments(0).getRateEffect()).isCloseTo(27.0 / 11_000, offset(1e-17));
    assertThat(mix.getSegments(0).getMixEffect()).isCloseTo(-1_581.0 / 121_000, offset(1e-17));
    assertThat(mix.getSegments(1).getMixEffect()).isCloseTo(-13_311.0 / 1_210_000, offset(1e-17));
    assertThat(mix.getSegments(2).hasFrom()).isFalse();
    assertThat(mix.getSegments(2).getMixEffect()).isCloseTo(-3.0 / 24_200, offset(1e-17));
    assertThat(answer.getDifference().getVerdict())
        .isEqualTo(ComparisonVerdict.COMPARISON_VERDICT_LOWER);
    assertThat(mix.getSimpsonReversal()).isFalse();
    MixExplanation ofTwo =
        acme.comparisons
            .explainChange(
                Asking.explain("ctr")
                    .setSegments(SegmentBreakdown.newBuilder().setDimension("platform"))
                    .addFilters(
                        DimensionFilter.newBuilder()
                            .setDimension("platform")
                            .addValues("a")
                            .addValues("b"))
                    .build())
            .getMix();
    assertThat(ofTwo.getSimpsonReversal()).isTrue();
    assertThat(ofTwo.getRateEffect()).isEqualTo(0.003);
    assertThat(ofTwo.getMixEffect()).isEqualTo(-0.0252);
  }

  private static Row sales(String day, long impressions, long clicks, long orders, int revenue) {
    return on(day)
        .with("creator", "ann")
        .count("impressions", impressions)
        .count("clicks", clicks)
        .count("orders", orders)
        .money("revenue", Integer.toString(revenue), "USD");
  }

  @Test
  void revenueIsExplainedByItsDrivers() {
    acme.write(
        "tool",
        sales("2026-01-10", 200_000, 4_000, 120, 6_000),
        sales("2026-02-10", 180_000, 4_500, 126, 6_930));

    DriverExplanation drivers =
        acme.comparisons
            .explainChange(
                Asking.explain("revenue").setDrivers(DriverBreakdown.getDefaultInstance()).build())
            .getDrivers();

    assertThat(drivers.getMethod()).isEqualTo(DriverMethod.DRIVER_METHOD_LMDI);
    assertThat(drivers.getCurrencyCode()).isEqualTo("USD");
    assertThat(drivers.getDriversList())
        .extracting(DriverEffect::getMetric)
        .containsExactly("impressions", "ctr", "conversion_rate_per_click", "aov");
    double[] effects = {
      -679.9794980338371, 1440.1319039183463, -445.26868370661276, 615.1162778221036
    };
    for (int i = 0; i < effects.length; i++) {
      assertThat(drivers.getDrivers(i).getEffect()).isCloseTo(effects[i], offset(1e-9));
    }
    assertThat(drivers.getDriversList().stream().mapToDouble(DriverEffect::getEffect).sum())
        .isCloseTo(930, offset(1e-9));
    assertThat(drivers.getChange()).isEqualTo(930);
  }

  /** Four weeks from a Monday: weekends are far below weekdays. */
  private static Row day(int day) {
    boolean weekend = day % 7 >= 5;
    return on(LocalDate.of(2026, 1, 5).plusDays(day).toString())
        .with("channel", "web")
        .count("clicks", (weekend ? 200 : 1_000) + 12L * (day / 7) + day * 5 % 3)
        .count("sessions", (weekend ? 180 : 900) + day * 7 % 5)
        .count("orders", (weekend ? 10 : 40) - 3L * (day / 7));
  }

  @Test
  void clicksSessionsAndSalesAreReadSideBySide() {
    acme.write("web", IntStream.range(0, 28).mapToObj(i -> day(i)).toArray(Row[]::new));

    AnalyzeTrendResponse answer =
        acme.comparisons.analyzeTrend(
            Asking.trend(Grain.GRAIN_DAY, "clicks", "sessions", "orders")
                .setDateRange(range("2026-01-05", "2026-02-01"))
                .build());

    TrendSeries clicks = answer.getSeries(0);
    assertThat(clicks.getDirection()).isEqualTo(TrendDirection.TREND_DIRECTION_RISING);
    assertThat(clicks.getSlopePerDay()).isCloseTo(12 / 7.0, offset(1e-12));
    assertThat(clicks.getTest().getS()).isEqualTo(132);
    assertThat(clicks.getTest().getVariance()).isEqualTo(2_554);
    assertThat(clicks.getTest().getPValue()).isCloseTo(0.009537698428610852, offset(1e-12));
    assertThat(clicks.getSeasonalTest().getS()).isEqualTo(42);
    assertThat(clicks.getSeasonalTest().getVariance()).isCloseTo(182.0 / 3, offset(1e-12));
    assertThat(clicks.getSeasonalTest().getZ()).isCloseTo(5.26391405788423, offset(1e-9));
    assertThat(clicks.getAdjustedPValue()).isCloseTo(4.230611720945632e-7, offset(1e-15));
    assertThat(clicks.getPointsCount()).isEqualTo(28);
    TrendSeries sessions = answer.getSeries(1);
    assertThat(sessions.getDirection()).isEqualTo(TrendDirection.TREND_DIRECTION_NOT_SETTLED);
    assertThat(sessions.getSeasonalTest().getPValue())
        .isCloseTo(0.24788846254102959, offset(1e-12));
    TrendSeries orders = answer.getSeries(2);
    assertThat(orders.getDirection()).isEqualTo(TrendDirection.TREND_DIRECTION_FALLING);
    assertThat(orders.getSlopePerDay()).isCloseTo(-3 / 7.0, offset(1e-12));
    assertThat(orders.getTest().getS()).isEqualTo(-214);
  }

  @Test
  void experimentsArePlannedInBothDirections() {
    PlanSampleResponse size =
        acme.comparisons.planSample(
            Asking.plan(0.03).setRelativeDifference(0.2).setSizePerDay(1_000).build());
    PlanSampleResponse arms =
        acme.comparisons.planSample(
            Asking.plan(0.03).setDifference(0.006).setComparisons(3).setPower(0.9).build());
    PlanSampleResponse ratio =
        acme.comparisons.planSample(
            Asking.plan(0)
                .setRatio(RatioTarget.newBuilder().setBase(1.5).setVariancePerUnit(400))
                .setSizePerArm(5_000)
                .build());

    assertThat(size.getSizePerArm()).isEqualTo(13_914);
    assertThat(size.getSize()).isEqualTo(27_828);
    assertThat(size.getDays()).isEqualTo(28);
    assertThat(size.getDifference()).isCloseTo(0.006, offset(1e-15));
    assertThat(arms.getSizePerArm()).isEqualTo(23_948);
    assertThat(ratio.getDifference()).isCloseTo(1.1206340872451874, offset(1e-9));
    assertThat(ratio.getRelativeDifference()).isCloseTo(0.7470893914967917, offset(1e-9));
  }
}
