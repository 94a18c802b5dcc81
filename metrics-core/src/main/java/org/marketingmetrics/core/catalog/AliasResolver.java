package org.marketingmetrics.core.catalog;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Finds what a name means: ids, names and aliases of every definition in English and Russian
 * (domain rules A). One name of several definitions gives all of them.
 */
public final class AliasResolver {
  /**
   * The facts worth asking for; of those that tell as many candidates apart the first comes first.
   */
  private static final Set<DefinitionField> ASKED =
      EnumSet.of(
          DefinitionField.KIND,
          DefinitionField.NUMERATOR,
          DefinitionField.DENOMINATOR,
          DefinitionField.UNIQUE_OR_TOTAL,
          DefinitionField.UNIT,
          DefinitionField.ATTRIBUTION_CLASS);

  private static final int MAX_SUGGESTIONS = 3;

  private final Map<Alias, SortedMap<String, Definition>> meanings = new HashMap<>();
  private final DefinitionContexts contexts;
  private final DefinitionFacts facts;

  AliasResolver(Catalog catalog) {
    this.contexts = new DefinitionContexts(catalog);
    this.facts = new DefinitionFacts(catalog);
    catalog
        .all()
        .forEach(
            definition ->
                names(definition)
                    .forEach(
                        name ->
                            meanings
                                .computeIfAbsent(Alias.of(name), _ -> new TreeMap<>())
                                .put(definition.id(), definition)));
  }

  private static Stream<String> names(Definition definition) {
    Definition.Description description = definition.description();
    return Stream.of(
            Stream.of(definition.id(), description.nameEn(), description.nameRu()),
            description.aliasesEn().stream(),
            description.aliasesRu().stream())
        .flatMap(name -> name);
  }

  /**
   * What a name means.
   *
   * @param text as typed; case, ё, kinds of dashes and spaces do not matter
   * @param asked the contexts it was said in; empty when not known
   */
  public Resolution resolve(String text, Set<MarketingContext> asked) {
    Alias alias = Alias.of(text);
    SortedMap<String, Definition> found = meanings.get(alias);
    if (found == null) {
      return new Resolution.Unknown(close(alias));
    }
    List<Resolution.Candidate> candidates =
        found.values().stream().map(definition -> candidate(definition, asked)).toList();
    List<Definition> open = inContext(candidates);
    if (candidates.size() == 1) {
      return new Resolution.Resolved(candidates.getFirst().definition(), false, candidates);
    }
    return open.size() == 1
        ? new Resolution.Resolved(open.getFirst(), true, candidates)
        : new Resolution.Ambiguous(candidates, questions(open.isEmpty() ? found.values() : open));
  }

  private Resolution.Candidate candidate(Definition definition, Set<MarketingContext> asked) {
    return new Resolution.Candidate(
        definition, contexts.of(definition), contexts.isSpokenIn(definition, asked));
  }

  private static List<Definition> inContext(List<Resolution.Candidate> candidates) {
    return candidates.stream()
        .filter(Resolution.Candidate::inContext)
        .map(Resolution.Candidate::definition)
        .toList();
  }

  private List<Resolution.Question> questions(Iterable<Definition> open) {
    Map<DefinitionField, Map<String, String>> answers = new LinkedHashMap<>();
    for (Definition definition : open) {
      Map<DefinitionField, String> own = facts.of(definition);
      for (DefinitionField field : ASKED) {
        answers
            .computeIfAbsent(field, _ -> new TreeMap<>())
            .put(definition.id(), own.getOrDefault(field, ""));
      }
    }
    return answers.entrySet().stream()
        .map(entry -> Resolution.Question.of(entry.getKey(), entry.getValue()))
        .filter(question -> question.kinds() > 1)
        .sorted(Comparator.comparingInt(Resolution.Question::kinds).reversed())
        .toList();
  }

  /**
   * The one definition a name means.
   *
   * @throws MetricsException AMBIGUOUS_METRIC with the candidates, UNKNOWN_METRIC
   */
  public Definition require(String text, Set<MarketingContext> asked) {
    return switch (resolve(text, asked)) {
      case Resolution.Resolved resolved -> resolved.definition();
      case Resolution.Ambiguous ambiguous -> throw ambiguous(text, ambiguous);
      case Resolution.Unknown unknown -> throw unknown(text, unknown);
    };
  }

  private static MetricsException ambiguous(String text, Resolution.Ambiguous ambiguous) {
    String ids =
        String.join(
            ",",
            ambiguous.candidates().stream().map(candidate -> candidate.definition().id()).toList());
    return MetricsException.of(
            ErrorReason.AMBIGUOUS_METRIC,
            "'%s' means several things (%s); name one of these ids".formatted(text, ids))
        .with("metric", text)
        .with("candidates", ids)
        .build();
  }

  private static MetricsException unknown(String text, Resolution.Unknown unknown) {
    return MetricsException.of(
            ErrorReason.UNKNOWN_METRIC,
            "nothing is called '%s'; CatalogService.ListMetrics has all names".formatted(text))
        .with("metric", text)
        .with("did_you_mean", String.join(",", unknown.didYouMean()))
        .build();
  }

  /**
   * A name in the form in which names are compared: compatibility characters composed, case folded,
   * ё as е, all dashes as hyphens, spaces collapsed.
   */
  public static String normalForm(String text) {
    return Alias.of(text).text();
  }

  /** Ids of definitions that have a name much like the text, the nearest first. */
  public List<String> didYouMean(String text) {
    SortedMap<String, Definition> exact = meanings.get(Alias.of(text));
    return exact != null ? List.copyOf(exact.keySet()) : close(Alias.of(text));
  }

  private List<String> close(Alias typed) {
    int allowed = typed.slips();
    Map<String, Integer> distances = new TreeMap<>();
    meanings.forEach(
        (alias, definitions) -> {
          if (Math.abs(alias.text().length() - typed.text().length()) <= allowed) {
            int distance = alias.distance(typed);
            definitions.keySet().forEach(id -> distances.merge(id, distance, Math::min));
          }
        });
    return distances.entrySet().stream()
        .filter(entry -> entry.getValue() <= allowed)
        .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .limit(MAX_SUGGESTIONS)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Every name of more than one definition, in normal form, with the ids in order. */
  public SortedMap<String, SortedSet<String>> ambiguousAliases() {
    SortedMap<String, SortedSet<String>> ambiguous = new TreeMap<>(Comparator.naturalOrder());
    meanings.forEach(
        (alias, definitions) -> {
          if (definitions.size() > 1) {
            ambiguous.put(alias.text(), new TreeSet<>(definitions.keySet()));
          }
        });
    return ambiguous;
  }
}
