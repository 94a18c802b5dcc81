package org.marketingmetrics.server.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingsTest {
  @ParameterizedTest
  @CsvSource({
    "click, click, 0",
    "clik, click, 1",
    "cilck, click, 1",
    "klick, click, 1",
    "clickk, click, 1",
    "conversoin, conversion, 1",
    "avarage, average, 1",
    "импресии, импрессии, 1",
    "ca, abc, 3",
  })
  void aSlipIsALetterMoreLessOrOtherOrTwoSwapped(String typed, String meant, int slips) {
    assertThat(Spellings.distance(typed, meant, 3)).isEqualTo(slips);
  }

  /** Against the table filled in whole, by the textbook. */
  @Property
  void theDistanceIsThatOfTheWholeTableAsFarAsItIsAskedFor(
      @ForAll @StringLength(max = 7) @CharRange(from = 'a', to = 'c') String one,
      @ForAll @StringLength(max = 7) @CharRange(from = 'a', to = 'c') String other,
      @ForAll @IntRange(min = 1, max = 3) int most) {
    int whole = inFull(one, other);
    int found = Spellings.distance(one, other, most);

    if (whole <= most) {
      assertThat(found).isEqualTo(whole);
    } else {
      assertThat(found).isGreaterThan(most);
    }
  }

  private static int inFull(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.length() + other.length();
    }
    String oneLess = one.substring(1);
    String otherLess = other.substring(1);
    int best =
        Math.min(
            inFull(oneLess, otherLess) + (one.charAt(0) == other.charAt(0) ? 0 : 1),
            Math.min(inFull(oneLess, other), inFull(one, otherLess)) + 1);
    boolean swapped =
        one.length() > 1
            && other.length() > 1
            && one.charAt(0) == other.charAt(1)
            && one.charAt(1) == other.charAt(0);
    return swapped ? Math.min(best, inFull(one.substring(2), other.substring(2)) + 1) : best;
  }

  @Test
  void theTextItselfIsNotAmongThoseAlike() {
    assertThat(new Spellings(List.of("click", "clicks", "clock", "order")).of("click", 1))
        .containsExactly(new Spellings.Alike("clicks", 0.8f), new Spellings.Alike("clock", 0.8f));
  }
}
