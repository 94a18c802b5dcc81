package org.marketingmetrics.core.glossary;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One entry of the glossary in one language (domain rules G). There is one for every measure and
 * metric of the catalogue, under the same id, and for some notions beside them.
 *
 * @param id name
 * @param language of all texts
 * @param category kind of thing
 * @param form how much it says
 * @param title name with abbreviation
 * @param pageTitle title of a page that shows it
 * @param aliases other names in this language
 * @param shortDefinition one or two sentences
 * @param whatItCounts what one of it is, or what is divided by what
 * @param confusions what it is mistaken for
 * @param text the prose of a full entry
 * @param formulas of the catalogue; none for a measure
 * @param benchmarks ids of the references quoted
 * @param examples from practice
 * @param related ids of entries to read next; may be empty
 * @param audiences whom it concerns; empty for everybody
 * @param sources what it rests on; may be empty
 * @param updatedOn day of the last change
 * @param version of the text, from 1
 */
public record Term(
    String id,
    Language language,
    TermCategory category,
    TermForm form,
    String title,
    String pageTitle,
    List<TermAlias> aliases,
    String shortDefinition,
    String whatItCounts,
    List<Confusion> confusions,
    TermText text,
    List<TermFormula> formulas,
    List<String> benchmarks,
    List<WorkedExample> examples,
    List<String> related,
    Set<Audience> audiences,
    List<Reference> sources,
    LocalDate updatedOn,
    int version) {
  public Term {
    aliases = List.copyOf(aliases);
    confusions = List.copyOf(confusions);
    formulas = List.copyOf(formulas);
    benchmarks = List.copyOf(benchmarks);
    examples = List.copyOf(examples);
    related = List.copyOf(related);
    audiences = ordered(audiences);
    sources = List.copyOf(sources);
  }

  private static Set<Audience> ordered(Set<Audience> audiences) {
    Set<Audience> ordered = EnumSet.noneOf(Audience.class);
    ordered.addAll(audiences);
    return Collections.unmodifiableSet(ordered);
  }

  /** The examples for a reader: those chosen for the audience; all of them when there are none. */
  public List<WorkedExample> examplesFor(Audience audience) {
    List<WorkedExample> chosen =
        examples.stream().filter(example -> example.audiences().contains(audience)).toList();
    return chosen.isEmpty() ? examples : chosen;
  }

  /**
   * Something that the term is mistaken for.
   *
   * @param id of that entry
   * @param text what sets them apart
   */
  public record Confusion(String id, String text) {}
}
