package org.marketingmetrics.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

class AliasResolverTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final AliasResolver RESOLVER = CATALOG.aliases();

  @Test
  void ambiguousNamesAreExactlyThoseOfTheCatalogue() throws java.io.IOException {
    JsonObject listed = CatalogFileTest.file().getAsJsonObject("ambiguous_aliases");
    TreeMap<String, Set<String>> expected = new TreeMap<>();
    listed
        .asMap()
        .forEach(
            (alias, ids) -> {
              Set<String> all = new TreeSet<>();
              ids.getAsJsonArray().forEach(id -> all.add(id.getAsString()));
              expected.put(alias, all);
            });

    assertThat(RESOLVER.ambiguousAliases())
        .hasSize(23)
        .containsExactlyEntriesOf(
            new TreeMap<>(
                expected.entrySet().stream()
                    .collect(
                        java.util.stream.Collectors.toMap(
                            java.util.Map.Entry::getKey,
                            entry -> new TreeSet<>(entry.getValue())))));
  }

  @Test
  void everyNameOfEveryDefinitionLeadsToIt() {
    for (Definition definition : CATALOG.all()) {
      Definition.Description description = definition.description();
      assertThat(candidates(definition.id())).contains(definition.id());
      assertThat(candidates(description.nameEn())).contains(definition.id());
      assertThat(candidates(description.nameRu().toUpperCase(Locale.ROOT)))
          .contains(definition.id());
      description
          .aliasesEn()
          .forEach(alias -> assertThat(candidates(alias)).contains(definition.id()));
      description
          .aliasesRu()
          .forEach(alias -> assertThat(candidates(alias)).contains(definition.id()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Жёсткие отказы доставки",
        "жесткие  отказы\tдоставки",
        " ЖЕСТКИЕ\u00a0ОТКАЗЫ ДОСТАВКИ ",
        "Hard Bounces",
        "ｈａｒｄ ｂｏｕｎｃｅｓ"
      })
  void spellingDoesNotMatter(String typed) {
    assertThat(resolve(typed, "")).isEqualTo("email_hard_bounces");
  }

  @Test
  void typographicDashesAreHyphens() {
    assertThat(candidates("click\u2011through rate")).hasSize(4);
    assertThat(candidates("click–through rate")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "bounce rate, email, email_bounce_rate",
    "click rate, email, ctr_email_unique_delivered",
    "click rate, paid_search, ctr",
    "ctr, influencer, ctr",
    "CTR, display, ctr",
    "unique clicks, email, email_unique_clicks",
    "unique clicks, paid_social, unique_clicks",
    "bounces, web, bounced_sessions",
    "bounces, email, email_bounces",
    "просмотры, paid_social, video_views",
    "просмотры, direct, page_views",
    "количество кликов, display, clicks",
    "engagement rate, web, engagement_rate_sessions",
    "cvr, referral, conversion_rate_per_session",
    "cvr, marketplace, conversion_rate_per_click",
  })
  void channelDecidesWhereItLeavesOne(String typed, String channel, String id) {
    Resolution resolution = RESOLVER.resolve(typed, MarketingContext.ofChannel(channel));

    assertThat(resolution)
        .asInstanceOf(type(Resolution.Resolved.class))
        .satisfies(
            resolved -> {
              assertThat(resolved.definition().id()).isEqualTo(id);
              assertThat(resolved.decidedByContext()).isTrue();
              assertThat(resolved.candidates()).hasSizeGreaterThan(1);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "ctr, email, 4",
    "open rate, email, 2",
    "bounce rate, web, 4",
    "leads, web, 2",
    "ctr, tv, 4",
    "conversion rate, marketplace, 4",
    "open rate, paid_search, 2",
  })
  void allCandidatesStandWhereTheChannelDoesNotDecide(String typed, String channel, int number) {
    assertThat(RESOLVER.resolve(typed, MarketingContext.ofChannel(channel)))
        .asInstanceOf(type(Resolution.Ambiguous.class))
        .satisfies(ambiguous -> assertThat(ambiguous.candidates()).hasSize(number));
  }

  @Test
  void openRateAsksForTheDenominatorOnly() {
    Resolution.Ambiguous openRate = (Resolution.Ambiguous) RESOLVER.resolve("OR", Set.of());

    assertThat(openRate.questions()).hasSize(1);
    assertThat(openRate.questions().getFirst().field()).isEqualTo(DefinitionField.DENOMINATOR);
    assertThat(openRate.questions().getFirst().answers())
        .containsEntry("open_rate_sent", "emails_sent")
        .containsEntry("open_rate_delivered", "emails_delivered");
  }

  @Test
  void mailContextNarrowsTheQuestionsButHidesNoCandidate() {
    Resolution.Ambiguous ctr =
        (Resolution.Ambiguous) RESOLVER.resolve("ctr", Set.of(MarketingContext.EMAIL));

    assertThat(ctr.candidates()).hasSize(4);
    assertThat(ctr.candidates())
        .filteredOn(candidate -> !candidate.inContext())
        .extracting(candidate -> candidate.definition().id())
        .containsExactly("ctr");
    assertThat(ctr.questions())
        .extracting(Resolution.Question::field)
        .contains(DefinitionField.NUMERATOR, DefinitionField.DENOMINATOR);
    assertThat(ctr.questions().getFirst().answers()).doesNotContainKey("ctr");
  }

  /** What it is divided by tells all four apart, whether it is a share only one of them. */
  @Test
  void theQuestionThatTellsMostComesFirst() {
    Resolution.Ambiguous er = (Resolution.Ambiguous) RESOLVER.resolve("engagement rate", Set.of());

    assertThat(er.questions().getFirst().field()).isEqualTo(DefinitionField.DENOMINATOR);
    assertThat(er.questions().getFirst().answers().values()).doesNotHaveDuplicates();
  }

  @Test
  void whatIsOpenIsWhatTheContextLeavesOrAll() {
    Resolution.Ambiguous mail =
        (Resolution.Ambiguous) RESOLVER.resolve("ctr", Set.of(MarketingContext.EMAIL));
    Resolution.Ambiguous nowhere =
        (Resolution.Ambiguous) RESOLVER.resolve("open rate", Set.of(MarketingContext.WEB));

    assertThat(mail.open()).extracting(Definition::id).hasSize(3).doesNotContain("ctr");
    assertThat(nowhere.open()).hasSize(2);
  }

  @Test
  void oneMeaningIsFoundInAnyContext() {
    assertThat(resolve("ctor", "paid_search")).isEqualTo("ctor");
  }

  @Test
  void unknownNameOffersTheNearest() {
    assertThat(RESOLVER.resolve("opne rate", Set.of()))
        .asInstanceOf(type(Resolution.Unknown.class))
        .extracting(Resolution.Unknown::didYouMean)
        .isEqualTo(List.of("open_rate_delivered", "open_rate_sent"));
    assertThat(RESOLVER.resolve("weather", Set.of())).isEqualTo(new Resolution.Unknown(List.of()));
  }

  @Test
  void requiringOneOfSeveralIsRefusedWithAll() {
    assertThatThrownBy(() -> RESOLVER.require("Открываемость", Set.of()))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.AMBIGUOUS_METRIC);
              assertThat(e.metadata())
                  .containsEntry("candidates", "open_rate_delivered,open_rate_sent");
            });
    assertThatThrownBy(() -> RESOLVER.require("weather", Set.of()))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.UNKNOWN_METRIC));
  }

  private static String resolve(String typed, String channel) {
    return RESOLVER.require(typed, MarketingContext.ofChannel(channel)).id();
  }

  private static List<String> candidates(String typed) {
    return switch (RESOLVER.resolve(typed, Set.of())) {
      case Resolution.Resolved resolved -> List.of(resolved.definition().id());
      case Resolution.Ambiguous ambiguous ->
          ambiguous.candidates().stream().map(candidate -> candidate.definition().id()).toList();
      case Resolution.Unknown _ -> List.of();
    };
  }
}
