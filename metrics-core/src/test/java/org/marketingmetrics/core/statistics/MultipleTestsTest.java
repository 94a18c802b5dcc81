package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MultipleTestsTest {
  @Property
  void correctionsKeepTheOrderAndNeverMakeAProbabilitySmaller(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 1) Double> numbers) {
    List<PValue> raw = numbers.stream().map(PValue::of).toList();
    List<PValue> holm = MultipleTests.holm(raw);
    List<PValue> bh = MultipleTests.benjaminiHochberg(raw);

    for (int i = 0; i < raw.size(); i++) {
      assertThat(bh.get(i)).isGreaterThanOrEqualTo(raw.get(i));
      assertThat(holm.get(i).log()).isGreaterThanOrEqualTo(bh.get(i).log() - 1e-12);
      for (int j = 0; j < raw.size(); j++) {
        if (raw.get(i).compareTo(raw.get(j)) < 0) {
          assertThat(holm.get(i)).isLessThanOrEqualTo(holm.get(j));
          assertThat(bh.get(i)).isLessThanOrEqualTo(bh.get(j));
        }
      }
    }
  }

  @Test
  void oneTestAloneIsNotCorrected() {
    List<PValue> alone = List.of(PValue.of(0.03));

    assertThat(MultipleTests.holm(alone)).isEqualTo(alone);
    assertThat(MultipleTests.benjaminiHochberg(alone)).isEqualTo(alone);
    assertThat(MultipleTests.holm(List.of())).isEmpty();
  }

  /** Below the smallest double the order is still told by the logarithm. */
  @Test
  void probabilitiesBelowTheSmallestDoubleStayApart() {
    List<PValue> holm = MultipleTests.holm(List.of(PValue.ofZ(60), PValue.ofZ(50), PValue.ONE));

    assertThat(holm.get(0)).isLessThan(holm.get(1));
    assertThat(holm.get(0).log()).isEqualTo(PValue.ofZ(60).log() + Math.log(3));
  }
}
