package org.marketingmetrics.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.DimensionFilter;

class ArgumentsTest {
  @Test
  void aFilterNamesADimensionAndItsValues() {
    assertThat(Arguments.filter("channel=email, influencer"))
        .isEqualTo(
            DimensionFilter.newBuilder()
                .setDimension("channel")
                .addValues("email")
                .addValues("influencer")
                .build());
    assertThat(Arguments.filter("device!=tablet").getExclude()).isTrue();
  }

  @Test
  void valuesMayHoldEqualsSignsAndCommas() {
    assertThat(Arguments.filter("campaign=a=b\\,c").getValuesList()).containsExactly("a=b,c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel", "=email", "channel=", "channel=a,,b", "!=x"})
  void aFilterOfAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> Arguments.filter(text))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("DIMENSION=VALUE");
  }

  @Test
  void theScopeIsCompletedFromFiltersThatNameOneValue() {
    List<DimensionFilter> filters =
        List.of(
            Arguments.filter("channel=influencer"),
            Arguments.filter("platform=instagram,tiktok"),
            Arguments.filter("placement!=feed"),
            Arguments.filter("campaign=spring"));

    assertThat(Arguments.scope("placement=stories", filters))
        .isEqualTo(
            BenchmarkScope.newBuilder().setChannel("influencer").setPlacement("stories").build());
    assertThat(Arguments.scope("", filters))
        .isEqualTo(BenchmarkScope.newBuilder().setChannel("influencer").build());
  }

  @Test
  void anUnknownFieldOfTheScopeIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Arguments.scope("place=stories", List.of()))
        .hasMessageContaining("channel, platform, placement");
  }

  @Test
  void aRangeDoesNotEndBeforeItBegins() {
    LocalDate day = LocalDate.of(2026, 3, 2);

    assertThatThrownBy(() -> Arguments.range(day, day.minusDays(1)))
        .hasMessageContaining("2026-03-02");
  }
}
