package org.marketingmetrics.core.glossary;

import java.util.List;

/**
 * The prose of a full entry; every part of a short one is empty.
 *
 * @param definition what it is
 * @param whyItMatters what is lost without it
 * @param howItWorks step by step
 * @param bestPractices what to do
 * @param commonMistakes what to leave
 * @param faq questions that people really ask; may be empty
 * @param callToAction what to try next in this product; may be empty
 */
public record TermText(
    Section definition,
    Section whyItMatters,
    HowItWorks howItWorks,
    List<String> bestPractices,
    List<String> commonMistakes,
    List<Question> faq,
    String callToAction) {
  public TermText {
    bestPractices = List.copyOf(bestPractices);
    commonMistakes = List.copyOf(commonMistakes);
    faq = List.copyOf(faq);
  }

  /**
   * A heading and what stands below it.
   *
   * @param heading empty when there is no section
   * @param paragraphs in order
   */
  public record Section(String heading, List<String> paragraphs) {
    public Section {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /**
   * A procedure.
   *
   * @param intro one or two sentences before the steps
   * @param steps in order, numbered from 1
   */
  public record HowItWorks(String intro, List<Step> steps) {
    public HowItWorks {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One step of a procedure.
   *
   * @param title a word or two
   * @param text what is done
   */
  public record Step(String title, String text) {}

  /**
   * A question with its answer.
   *
   * @param question as people ask it
   * @param answer to the point
   */
  public record Question(String question, String answer) {}
}
