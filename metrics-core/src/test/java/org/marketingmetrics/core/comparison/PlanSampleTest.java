package org.marketingmetrics.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.comparison.PlanSample.Question;
import org.marketingmetrics.core.comparison.PlanSample.Target;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.statistics.AlphaSpending;

/** Plans of experiments, in both directions. */
class PlanSampleTest {
  private static PlanSample.Result plan(
      Target target, Question question, int comparisons, int looks, @Nullable Double perDay) {
    return new PlanSample()
        .run(
            new PlanSample.Request(
                target,
                question,
                0.05,
                0.8,
                comparisons,
                looks,
                AlphaSpending.OBRIEN_FLEMING,
                perDay));
  }

  @Test
  void fromTwoToTwoPointFourPercentTakesTwentyOneThousandEach() {
    PlanSample.Result result =
        plan(new Target.Rate(0.02), new Question.HowMany(0.004), 1, 1, 2_000.0);

    assertThat(result.perArm()).isEqualTo(21_109);
    assertThat(result.total()).isEqualTo(42_218);
    assertThat(result.days()).isEqualTo(22);
    assertThat(result.relativeDifference()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void tenThousandEachFindAThirdMore() {
    PlanSample.Result result =
        plan(new Target.Rate(0.02), new Question.HowSmall(10_000), 1, 1, null);

    assertThat(result.difference()).isCloseTo(0.005934764864218848, within(1e-12));
    assertThat(result.relativeDifference()).isCloseTo(0.29673824321094244, within(1e-10));
    assertThat(result.days()).isNull();
  }

  @Test
  void bothDirectionsAreOnePlan() {
    for (int looks : new int[] {1, 5}) {
      PlanSample.Result many =
          plan(new Target.Rate(0.03), new Question.HowMany(0.003), 3, looks, null);
      PlanSample.Result small =
          plan(new Target.Rate(0.03), new Question.HowSmall(many.perArm()), 3, looks, null);

      assertThat(small.difference()).isCloseTo(0.003, within(1e-6));
    }
  }

  @Test
  void ratiosArePlannedFromTheirVariance() {
    PlanSample.Result result =
        plan(new Target.Ratio(1.5, 400), new Question.HowMany(0.15), 1, 1, null);

    assertThat(result.perArm()).isEqualTo(Math.ceil(2 * 400 * 7.848879734349088 / 0.0225));
    assertThat(
            plan(new Target.Ratio(1.5, 400), new Question.HowSmall(result.perArm()), 1, 1, null)
                .difference())
        .isCloseTo(0.15, within(1e-6));
  }

  @Test
  void looksAndMoreArmsCostMore() {
    double once = plan(new Target.Rate(0.02), new Question.HowMany(0.004), 1, 1, null).perArm();
    PlanSample.Result looked = plan(new Target.Rate(0.02), new Question.HowMany(0.004), 1, 5, null);
    PlanSample.Result arms = plan(new Target.Rate(0.02), new Question.HowMany(0.004), 3, 1, null);

    assertThat(looked.inflation()).isCloseTo(1.0247, within(1e-4));
    assertThat(looked.perArm()).isCloseTo(once * 1.0247, within(2.0));
    assertThat(looked.bounds()).hasSize(5);
    assertThat(arms.alphaPerComparison()).isCloseTo(0.05 / 3, within(1e-12));
    assertThat(arms.perArm()).isGreaterThan(once);
    assertThat(arms.bounds()).isEmpty();
  }

  @Test
  void impossiblePlansAreRefused() {
    assertThatThrownBy(() -> plan(new Target.Rate(0.5), new Question.HowMany(0), 1, 1, null))
        .isInstanceOf(MetricsException.class);
    assertThatThrownBy(() -> plan(new Target.Rate(0.5), new Question.HowMany(0.6), 1, 1, null))
        .isInstanceOf(MetricsException.class);
    assertThatThrownBy(() -> plan(new Target.Rate(0.5), new Question.HowSmall(3), 1, 1, null))
        .isInstanceOf(MetricsException.class);
  }
}
