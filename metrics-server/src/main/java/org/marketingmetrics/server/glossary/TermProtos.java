package org.marketingmetrics.server.glossary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marketingmetrics.api.v1.ClvModel;
import org.marketingmetrics.api.v1.GlossaryTerm;
import org.marketingmetrics.api.v1.TermAmount;
import org.marketingmetrics.api.v1.TermCategory;
import org.marketingmetrics.api.v1.TermExample;
import org.marketingmetrics.api.v1.TermForm;
import org.marketingmetrics.api.v1.TermFormula;
import org.marketingmetrics.api.v1.TermLink;
import org.marketingmetrics.api.v1.TermProcedure;
import org.marketingmetrics.api.v1.TermQuestion;
import org.marketingmetrics.api.v1.TermResult;
import org.marketingmetrics.api.v1.TermSection;
import org.marketingmetrics.api.v1.TermSource;
import org.marketingmetrics.api.v1.TermStep;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.glossary.Audience;
import org.marketingmetrics.core.glossary.Glossary;
import org.marketingmetrics.core.glossary.Language;
import org.marketingmetrics.core.glossary.Reference;
import org.marketingmetrics.core.glossary.Term;
import org.marketingmetrics.core.glossary.TermAlias;
import org.marketingmetrics.core.glossary.TermText;
import org.marketingmetrics.core.glossary.WorkedExample;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;
import org.marketingmetrics.server.value.QuantityProtos;

/** Converts entries, in one language. */
final class TermProtos {
  static final String COLLECTION = "terms/";

  private final Glossary glossary;
  private final BenchmarkCatalog benchmarks;
  private final Texts texts;
  private final Language language;
  private final ValueTexts values;

  TermProtos(Glossary glossary, Catalog catalog, BenchmarkCatalog benchmarks, Texts texts) {
    this.glossary = glossary;
    this.benchmarks = benchmarks;
    this.texts = texts;
    this.language = language(texts);
    this.values = new ValueTexts(catalog, texts, language);
  }

  /** The language of the texts. */
  static Language language(Texts texts) {
    return texts.isRussian() ? Language.RUSSIAN : Language.ENGLISH;
  }

  /** The audience that a request names; empty when it names none. */
  static Optional<Audience> fromProto(String field, org.marketingmetrics.api.v1.Audience proto) {
    return proto == org.marketingmetrics.api.v1.Audience.AUDIENCE_UNSPECIFIED
        ? Optional.empty()
        : Optional.of(EnumProtos.fromProto(field, Audience.class, proto));
  }

  /** As in TERM_VIEW_BASIC. */
  GlossaryTerm basic(Term term) {
    return basicBuilder(term).build();
  }

  private GlossaryTerm.Builder basicBuilder(Term term) {
    GlossaryTerm.Builder proto =
        GlossaryTerm.newBuilder()
            .setName(COLLECTION + term.id())
            .setId(term.id())
            .setLanguageCode(term.language().code())
            .setCategory(EnumProtos.toProto(TermCategory.class, term.category()))
            .setForm(EnumProtos.toProto(TermForm.class, term.form()))
            .setTitle(term.title())
            .setShortDefinition(term.shortDefinition())
            .addAllAudiences(audiences(term.audiences()));
    term.aliases().forEach(alias -> proto.addAliases(alias(alias)));
    return proto;
  }

  private static org.marketingmetrics.api.v1.TermAlias alias(TermAlias alias) {
    return org.marketingmetrics.api.v1.TermAlias.newBuilder()
        .setText(alias.text())
        .addAllAlsoMeans(alias.alsoMeans())
        .build();
  }

  private static List<org.marketingmetrics.api.v1.Audience> audiences(
      Iterable<Audience> audiences) {
    List<org.marketingmetrics.api.v1.Audience> protos = new java.util.ArrayList<>();
    audiences.forEach(
        audience ->
            protos.add(EnumProtos.toProto(org.marketingmetrics.api.v1.Audience.class, audience)));
    protos.sort(null);
    return protos;
  }

  /**
   * As in TERM_VIEW_FULL.
   *
   * @param audience whose examples are wanted; empty for all
   */
  GlossaryTerm full(Term term, Optional<Audience> audience) {
    GlossaryTerm.Builder proto =
        basicBuilder(term)
            .setWhatItCounts(term.whatItCounts())
            .setUnit(values.unit(term.id()))
            .setPageTitle(term.pageTitle())
            .setUpdateDate(PeriodProtos.toProto(term.updatedOn()))
            .setVersion(term.version());
    term.confusions()
        .forEach(one -> proto.addConfusedWithBuilder().setTerm(link(one.id())).setText(one.text()));
    term.formulas().forEach(formula -> proto.addFormulas(formula(formula)));
    BenchmarkProtos benchmarkProtos = new BenchmarkProtos(texts);
    term.benchmarks().stream()
        .flatMap(id -> benchmarks.find("benchmarks/" + id).stream())
        .forEach(benchmark -> proto.addBenchmarks(benchmarkProtos.toProto(benchmark)));
    audience
        .map(term::examplesFor)
        .orElse(term.examples())
        .forEach(example -> proto.addExamples(example(example)));
    term.related().forEach(id -> proto.addRelatedTerms(link(id)));
    term.sources().forEach(source -> proto.addSources(source(source)));
    addText(term.text(), proto);
    return proto.build();
  }

  private static void addText(TermText text, GlossaryTerm.Builder proto) {
    if (!text.definition().heading().isEmpty()) {
      proto
          .setDefinition(section(text.definition()))
          .setWhyItMatters(section(text.whyItMatters()))
          .setHowItWorks(procedure(text.howItWorks()));
    }
    proto
        .addAllBestPractices(text.bestPractices())
        .addAllCommonMistakes(text.commonMistakes())
        .setCallToAction(text.callToAction());
    text.faq()
        .forEach(
            one ->
                proto.addFaq(
                    TermQuestion.newBuilder().setQuestion(one.question()).setAnswer(one.answer())));
  }

  static TermSection section(TermText.Section section) {
    return TermSection.newBuilder()
        .setHeading(section.heading())
        .addAllParagraphs(section.paragraphs())
        .build();
  }

  private static TermProcedure procedure(TermText.HowItWorks how) {
    TermProcedure.Builder proto = TermProcedure.newBuilder().setIntro(how.intro());
    how.steps()
        .forEach(
            step ->
                proto.addSteps(TermStep.newBuilder().setTitle(step.title()).setText(step.text())));
    return proto.build();
  }

  static TermSource source(Reference source) {
    return TermSource.newBuilder()
        .setKey(source.key())
        .setTitle(source.title())
        .setUri(source.address())
        .build();
  }

  /** An entry with its title. */
  TermLink link(String id) {
    return TermLink.newBuilder()
        .setId(id)
        .setTitle(glossary.term(id, language).map(Term::title).orElse(id))
        .build();
  }

  private TermFormula formula(org.marketingmetrics.core.glossary.TermFormula formula) {
    TermFormula.Builder proto =
        TermFormula.newBuilder()
            .setMetric(formula.metric())
            .setExpression(formula.expression())
            .setText(values.formula(formula))
            .setScale(formula.scale())
            .addAllInputs(amounts(formula.inputs()))
            .setResult(result(formula.metric(), formula.result(), formula.inputs()));
    if (!formula.model().isEmpty()) {
      proto.setClvModel(ClvModel.valueOf("CLV_MODEL_" + formula.model()));
    }
    return proto.build();
  }

  private static List<TermAmount> amounts(Map<String, Quantity> inputs) {
    return inputs.entrySet().stream()
        .map(
            input ->
                TermAmount.newBuilder()
                    .setId(input.getKey())
                    .setAmount(QuantityProtos.toProto(input.getValue()))
                    .build())
        .toList();
  }

  private TermResult result(String metric, BigDecimal value, Map<String, Quantity> inputs) {
    return TermResult.newBuilder()
        .setMetric(metric)
        .setValue(value.doubleValue())
        .setText(values.value(metric, value, inputs))
        .build();
  }

  private TermExample example(WorkedExample example) {
    TermExample.Builder proto =
        TermExample.newBuilder()
            .addAllAudiences(audiences(example.audiences()))
            .addAllParagraphs(example.paragraphs())
            .setFunnelTemplate(example.funnel())
            .addAllInputs(amounts(example.numbers().inputs()))
            .addAllResults(results(example.numbers()));
    example
        .whatIf()
        .ifPresent(
            whatIf ->
                proto
                    .addAllWhatIfInputs(amounts(whatIf.inputs()))
                    .addAllWhatIfResults(results(whatIf)));
    return proto.build();
  }

  private List<TermResult> results(WorkedExample.Numbers numbers) {
    return numbers.results().entrySet().stream()
        .map(result -> result(result.getKey(), result.getValue(), numbers.inputs()))
        .toList();
  }
}
