package org.marketingmetrics.server.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.glossary.Audience;
import org.marketingmetrics.core.glossary.Glossary;

class TermSearchTest {
  private static final TermSearch SEARCH = TermSearch.of(Catalog.standard(), Glossary.standard());

  private static List<String> find(String typed) {
    return find(typed, Optional.empty());
  }

  private static List<String> find(String typed, Optional<Audience> audience) {
    return SEARCH.find(typed, audience, 10).stream().map(TermSearch.Hit::id).toList();
  }

  /**
   * What people type and the entry they should see first; the third column says what it is about.
   */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvFileSource(resources = "queries.csv", numLinesToSkip = 1)
  void theEntryMeantComesFirst(String query, String expected, String kind) {
    List<String> found = find(query);

    assertThat(found).as(kind).isNotEmpty();
    assertThat(found.getFirst()).as("%s: %s", kind, found).isEqualTo(expected);
  }

  @Test
  void theMeaningUsualAmongTheReadersComesFirst() {
    assertThat(find("CTR", Optional.of(Audience.EMAIL_MARKETER)).getFirst())
        .isIn("ctr_email_unique_delivered", "ctr_email_total_delivered");
    assertThat(find("conversion rate", Optional.of(Audience.EMAIL_MARKETER)).getFirst())
        .isEqualTo("conversion_rate");
    assertThat(find("bounce rate", Optional.of(Audience.EMAIL_MARKETER)).subList(0, 2))
        .contains("email_bounce_rate");
    assertThat(find("CTR", Optional.of(Audience.AMAZON_SELLER)).getFirst()).isEqualTo("ctr");
  }

  @Test
  void everyMeaningOfANameIsAmongTheFirst() {
    assertThat(find("open rate").subList(0, 2))
        .containsExactlyInAnyOrder("open_rate_sent", "open_rate_delivered");
    assertThat(find("CTR").subList(0, 4))
        .containsExactlyInAnyOrder(
            "ctr",
            "ctr_email_unique_delivered",
            "ctr_email_total_delivered",
            "ctr_email_unique_sent");
    assertThat(find("views").subList(0, 2)).containsExactlyInAnyOrder("impressions", "video_views");
    assertThat(find("просмотры").subList(0, 2))
        .containsExactlyInAnyOrder("page_views", "video_views");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "?!", "«»", "xyzzyqwfp", "夏の売上"})
  void whatMeansNothingFindsNothing(String typed) {
    assertThat(find(typed)).isEmpty();
  }

  @Test
  void aLongTextIsSearchedToo() {
    assertThat(find("the share of impressions that were clicked, ".repeat(20)).getFirst())
        .isEqualTo("ctr");
  }

  @Test
  void theLimitHolds() {
    assertThat(SEARCH.find("rate", Optional.empty(), 3)).hasSize(3);
  }

  @Test
  void scoresFall() {
    assertThat(SEARCH.find("conversion rate", Optional.empty(), 20))
        .isSortedAccordingTo((one, other) -> Float.compare(other.score(), one.score()));
  }
}
