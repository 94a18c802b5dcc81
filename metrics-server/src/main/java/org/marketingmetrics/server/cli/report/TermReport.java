package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.Benchmark;
import org.marketingmetrics.api.v1.BenchmarkReference;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.GlossaryTerm;
import org.marketingmetrics.api.v1.TermAlias;
import org.marketingmetrics.api.v1.TermAmount;
import org.marketingmetrics.api.v1.TermExample;
import org.marketingmetrics.api.v1.TermFormula;
import org.marketingmetrics.api.v1.TermLink;
import org.marketingmetrics.api.v1.TermSection;
import org.marketingmetrics.server.text.Texts;

/** One term as a page of text, in its language. */
public final class TermReport {
  private static final String INDENT = "  ";
  private static final String ITEM = "  - ";

  private final GlossaryTerm term;
  private final Texts texts;
  private final List<String> lines = new ArrayList<>();

  private TermReport(GlossaryTerm term) {
    this.term = term;
    this.texts = Texts.of(term.getLanguageCode());
  }

  /** All of it, each line ended. */
  public static String text(GlossaryTerm term) {
    TermReport report = new TermReport(term);
    report.head();
    report.formulas();
    report.body();
    report.foot();
    return String.join("\n", report.lines) + "\n";
  }

  private String heading(String key) {
    return texts.sentence("heading." + key);
  }

  private void head() {
    lines.add("%s [%s]".formatted(term.getTitle(), term.getId()));
    String aliases =
        term.getAliasesList().stream().map(TermReport::alias).collect(Collectors.joining(", "));
    if (!aliases.isEmpty()) {
      paragraph("", heading("aliases") + ": " + aliases);
    }
    lines.add("");
    paragraph("", term.getShortDefinition());
    begin("what_it_counts");
    paragraph(INDENT, term.getWhatItCounts());
  }

  /** A name that is others' too is marked. */
  private static String alias(TermAlias alias) {
    return alias.getAlsoMeansCount() == 0
        ? alias.getText()
        : "%s (= %s)".formatted(alias.getText(), String.join(", ", alias.getAlsoMeansList()));
  }

  private void begin(String key) {
    lines.add("");
    lines.add(heading(key));
  }

  private void paragraph(String indent, String text) {
    lines.addAll(Words.paragraph(indent, text));
  }

  private void item(String text) {
    lines.addAll(Words.wrapped(ITEM, " ".repeat(ITEM.length()), text));
  }

  private void formulas() {
    if (term.getFormulasCount() > 0) {
      begin("formula");
    } else if (!term.getUnit().isEmpty()) {
      begin("unit");
      lines.add(INDENT + term.getUnit());
    }
    for (TermFormula formula : term.getFormulasList()) {
      paragraph(INDENT, "%s = %s".formatted(formula.getMetric(), formula.getText()));
      paragraph(
          INDENT + INDENT,
          "%s: %s".formatted(amounts(formula.getInputsList()), formula.getResult().getText()));
    }
  }

  private static String amounts(List<TermAmount> amounts) {
    return amounts.stream()
        .map(amount -> amount.getId() + " " + NumberText.quantity(amount.getAmount()))
        .collect(Collectors.joining(", "));
  }

  private void body() {
    if (term.getConfusedWithCount() > 0) {
      begin("confused_with");
      term.getConfusedWithList()
          .forEach(
              one ->
                  item(
                      "%s [%s]: %s"
                          .formatted(
                              one.getTerm().getTitle(), one.getTerm().getId(), one.getText())));
    }
    section(term.getDefinition());
    section(term.getWhyItMatters());
    if (term.hasHowItWorks()) {
      begin("how_it_works");
      paragraph(INDENT, term.getHowItWorks().getIntro());
      for (int i = 0; i < term.getHowItWorks().getStepsCount(); i++) {
        var step = term.getHowItWorks().getSteps(i);
        lines.addAll(
            Words.wrapped(
                INDENT,
                INDENT + "   ",
                "%d. %s: %s".formatted(i + 1, step.getTitle(), step.getText())));
      }
    }
    benchmarks();
    examples();
    items("best_practices", term.getBestPracticesList());
    items("common_mistakes", term.getCommonMistakesList());
    if (term.getFaqCount() > 0) {
      begin("faq");
      term.getFaqList().forEach(one -> item(one.getQuestion() + " " + one.getAnswer()));
    }
  }

  private void section(TermSection section) {
    if (!section.getHeading().isEmpty()) {
      lines.add("");
      lines.add(section.getHeading());
      section.getParagraphsList().forEach(text -> paragraph(INDENT, text));
    }
  }

  private void items(String key, List<String> items) {
    if (!items.isEmpty()) {
      begin(key);
      items.forEach(item -> item(item));
    }
  }

  private void benchmarks() {
    if (term.getBenchmarksCount() > 0) {
      begin("benchmarks");
      term.getBenchmarksList().forEach(benchmark -> item(benchmark(benchmark)));
    }
  }

  private static String benchmark(Benchmark benchmark) {
    BenchmarkScope scope = benchmark.getScope();
    String where =
        scope.getAllFields().values().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    String year = benchmark.hasYearMeasured() ? ", " + benchmark.getYearMeasured() : "";
    return "%s: %s (%s%s). %s"
        .formatted(
            where,
            figures(benchmark.getReference()),
            benchmark.getSource(),
            year,
            benchmark.getNote());
  }

  private static String figures(BenchmarkReference reference) {
    return switch (reference.getKindCase()) {
      case RANGE ->
          percent(reference.getRange().getLower()) + "–" + percent(reference.getRange().getUpper());
      case MEAN -> "⌀ " + percent(reference.getMean().getMean());
      case LIMIT ->
          "< %s, max. %s"
              .formatted(
                  percent(reference.getLimit().getTarget()),
                  percent(reference.getLimit().getCeiling()));
      case QUANTILES, KIND_NOT_SET -> "";
    };
  }

  private static String percent(double share) {
    return ValueText.percent(share);
  }

  private void examples() {
    if (term.getExamplesCount() > 0) {
      begin("examples");
      for (TermExample example : term.getExamplesList()) {
        example.getParagraphsList().forEach(text -> item(text));
      }
    }
  }

  private void foot() {
    if (term.getRelatedTermsCount() > 0) {
      begin("related");
      paragraph(
          INDENT,
          term.getRelatedTermsList().stream()
              .map(TermLink::getId)
              .collect(Collectors.joining(", ")));
    }
    if (term.getSourcesCount() > 0) {
      begin("sources");
      term.getSourcesList()
          .forEach(source -> item((source.getTitle() + " " + source.getUri()).strip()));
    }
    if (!term.getCallToAction().isEmpty()) {
      lines.add("");
      paragraph("", term.getCallToAction());
    }
  }
}
