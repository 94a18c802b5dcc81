package org.marketingmetrics.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a name can mean. Several meanings are all given and none is picked silently. */
public sealed interface Resolution {
  /**
   * One meaning.
   *
   * @param definition the meaning
   * @param decidedByContext true when the name has other meanings in other contexts
   * @param candidates all meanings, by id
   */
  record Resolved(Definition definition, boolean decidedByContext, List<Candidate> candidates)
      implements Resolution {
    public Resolved {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Several meanings, of which the context leaves more than one, or none.
   *
   * @param candidates all meanings, by id
   * @param questions facts in which the meanings still open differ, the most telling first; the
   *     answer to one of them, or to some together, tells which is meant
   */
  record Ambiguous(List<Candidate> candidates, List<Question> questions) implements Resolution {
    public Ambiguous {
      candidates = List.copyOf(candidates);
      questions = List.copyOf(questions);
    }

    /** The meanings spoken of in the context asked for; all, where none is. */
    public List<Definition> open() {
      List<Definition> open =
          candidates.stream().filter(Candidate::inContext).map(Candidate::definition).toList();
      return open.isEmpty() ? candidates.stream().map(Candidate::definition).toList() : open;
    }
  }

  /**
   * No meaning.
   *
   * @param didYouMean ids of definitions with a name much like it, the nearest first
   */
  record Unknown(List<String> didYouMean) implements Resolution {
    public Unknown {
      didYouMean = List.copyOf(didYouMean);
    }
  }

  /**
   * One possible meaning.
   *
   * @param definition the meaning
   * @param contexts where it is spoken of; empty for everywhere
   * @param inContext true when it is spoken of in the context asked for, or none was asked for
   */
  record Candidate(Definition definition, Set<MarketingContext> contexts, boolean inContext) {
    public Candidate {
      contexts = Set.copyOf(contexts);
    }
  }

  /**
   * A fact to ask for.
   *
   * @param field which fact, for example the denominator
   * @param answers the fact of each candidate, by the candidate's id
   */
  record Question(DefinitionField field, SortedMap<String, String> answers) {
    public Question {
      answers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    /** How many answers there are that differ. */
    int kinds() {
      return Set.copyOf(answers.values()).size();
    }

    /** From any map. */
    static Question of(DefinitionField field, Map<String, String> answers) {
      return new Question(field, new TreeMap<>(answers));
    }
  }
}
