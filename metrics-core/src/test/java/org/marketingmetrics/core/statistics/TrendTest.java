package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrendTest {
  /** Missing days: scipy 1.17.1 theilslopes(y, x, 0.95, method='separate'), gaps of x kept. */
  @Test
  void missingDaysStayMissing() {
    double[] x = {0, 1, 2, 5, 6, 9, 10, 14};
    double[] y = {3, 5, 4, 8, 9, 11, 13, 16};

    TheilSen line = TheilSen.of(x, y, 0.95);

    assertThat(line.slope()).isCloseTo(0.9642857142857143, within(1e-12));
    assertThat(line.intercept()).isCloseTo(3.196428571428571, within(1e-12));
    assertThat(line.interval().lower()).isCloseTo(0.75, within(1e-12));
    assertThat(line.interval().upper()).isCloseTo(1.0, within(1e-12));
  }

  @Property
  void turningTheSeriesTurnsTheSign(
      @ForAll @Size(min = 3, max = 40) List<@IntRange(min = 0, max = 9) Integer> values) {
    double[] there = values.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] back = new double[there.length];
    for (int i = 0; i < there.length; i++) {
      back[i] = there[there.length - 1 - i];
    }

    MannKendall one = MannKendall.of(there);
    MannKendall other = MannKendall.of(back);

    assertThat(one.s()).isEqualTo(-other.s());
    assertThat(one.variance()).isEqualTo(other.variance());
    assertThat(one.p()).isEqualTo(other.p());
  }

  /** Weekends far below weekdays, no trend: plain slopes mix the two, seasonal ones do not. */
  @Test
  void weekdaysAreComparedWithThemselves() {
    double[] values = new double[56];
    double[] times = new double[56];
    int[] weekdays = new int[56];
    for (int day = 0; day < 56; day++) {
      times[day] = day;
      weekdays[day] = day % 7;
      values[day] = (day % 7 >= 5 ? 10 : 100) + 2 * Math.floorDiv(day, 7);
    }

    MannKendall seasonal = MannKendall.seasonal(values, weekdays);
    TheilSen line = TheilSen.of(times, values, weekdays, 0.95);

    assertThat(seasonal.s()).isEqualTo(7 * 28);
    assertThat(seasonal.variance()).isCloseTo(7 * (8 * 7 * 21) / 18.0, within(1e-12));
    assertThat(line.slope()).isCloseTo(2.0 / 7, within(1e-12));
  }

  @Test
  void oneSeasonIsThePlainTest() {
    double[] values = {5, 4, 4, 3, 5, 2, 2, 3, 1, 1, 0, 1};

    assertThat(MannKendall.seasonal(values, new int[12])).isEqualTo(MannKendall.of(values));
  }

  @Test
  void constantSeriesHasNoTrend() {
    double[] values = new double[20];
    Arrays.fill(values, 0.5);

    assertThat(MannKendall.of(values).p()).isEqualTo(PValue.ONE);
  }

  @Test
  void onePointHasNoSlope() {
    assertThatThrownBy(() -> TheilSen.of(new double[] {1}, new double[] {1}, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TheilSen.of(new double[1_501], new double[1_501], 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
