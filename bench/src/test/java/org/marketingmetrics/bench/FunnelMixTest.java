package org.marketingmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelMixTest {
  private final List<Funnel> questions = new FunnelMix(Shape.FULL, 7).different(2_000);

  @Test
  void allQuestionsDifferAndAreTheSameEachTime() {
    assertThat(questions).hasSize(2_000).doesNotHaveDuplicates();
    assertThat(new FunnelMix(Shape.FULL, 7).different(2_000)).isEqualTo(questions);
  }

  @Test
  void daysLieInsideTheWorkspace() {
    assertThat(questions)
        .allSatisfy(
            question -> {
              assertThat(question.first()).isBetween(Shape.FIRST_DAY, question.last());
              assertThat(question.last()).isBeforeOrEqualTo(Shape.FULL.lastDay());
            });
  }

  @Test
  void halfAreAboutOneCampaignAndAFifthAboutEverything() {
    assertThat(questions.stream().filter(question -> question.campaign() != null).count())
        .isBetween(900L, 1_100L);
    assertThat(questions.stream().filter(question -> question.channel() == null).count())
        .isBetween(300L, 450L);
  }
}
