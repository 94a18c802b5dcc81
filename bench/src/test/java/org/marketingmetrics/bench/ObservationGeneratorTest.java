package org.marketingmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ObservationGeneratorTest {
  private final ObservationGenerator generator =
      new ObservationGenerator(ObservationGenerator.SEED);

  @Test
  void aSeedGivesTheSameRowsInAnyOrder() {
    GeneratedRow first = generator.row(3, 41, Shape.FIRST_DAY);
    assertThat(generator.row(4, 41, Shape.FIRST_DAY)).isNotEqualTo(first);
    assertThat(generator.row(3, 41, Shape.FIRST_DAY.plusDays(1))).isNotEqualTo(first);
    assertThat(new ObservationGenerator(ObservationGenerator.SEED).row(3, 41, Shape.FIRST_DAY))
        .isEqualTo(first);
    assertThat(new ObservationGenerator(1).row(3, 41, Shape.FIRST_DAY)).isNotEqualTo(first);
  }

  @Test
  void noStepHasMoreThanTheOneBefore() {
    for (int channel = 0; channel < 10; channel++) {
      for (int campaign = 0; campaign < 10; campaign++) {
        GeneratedRow row = generator.row(channel, campaign, Shape.FIRST_DAY.plusDays(campaign));
        assertThat(
                new long[] {
                  0,
                  row.orders(),
                  row.checkouts(),
                  row.carts(),
                  row.sessions(),
                  row.clicks(),
                  row.impressions()
                })
            .isSorted();
      }
    }
  }

  @Test
  void weekendsAreWeaker() {
    LocalDate tuesday = LocalDate.of(2023, 5, 2);
    long onTuesdays = 0;
    long onSaturdays = 0;
    for (int week = 0; week < 50; week++) {
      onTuesdays += generator.row(1, 1, tuesday.plusWeeks(week)).impressions();
      onSaturdays += generator.row(1, 1, tuesday.plusWeeks(week).plusDays(4)).impressions();
    }
    assertThat(onSaturdays).isBetween(onTuesdays / 2, onTuesdays * 9 / 10);
  }
}
