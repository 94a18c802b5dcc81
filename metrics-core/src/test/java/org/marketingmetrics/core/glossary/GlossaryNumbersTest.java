package org.marketingmetrics.core.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.benchmark.Benchmark;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.Reference;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.ClvModel;
import org.marketingmetrics.core.catalog.ComputeClv;
import org.marketingmetrics.core.catalog.ComputeMetric;
import org.marketingmetrics.core.catalog.ComputedMetric;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.catalog.WorkedFormula;
import org.marketingmetrics.core.value.Quantity;

/** What the build demands of numbers: the engine and the benchmark table have to confirm them. */
class GlossaryNumbersTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final Glossary GLOSSARY = Glossary.standard();
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Stream<Term> terms() {
    return GlossaryFilesTest.terms();
  }

  static List<String> ids() {
    return GlossaryTextTest.ids();
  }

  @ParameterizedTest
  @MethodSource("terms")
  void formulasAreThoseOfTheCatalogueAndTheirExamplesTheEnginesResult(Term term) {
    for (TermFormula formula : term.formulas()) {
      Metric metric = CATALOG.metric(new MetricId(formula.metric()));
      ComputedMetric computed = compute(formula);

      if (metric.formula() instanceof Formula.RatioOfSums ratio) {
        assertThat(formula.expression()).isEqualTo(ratio.expression());
        assertThat(formula.scale()).isEqualTo(ratio.scale());
      }
      if (computed.worked() instanceof WorkedFormula.Clv clv) {
        assertThat(formula.expression()).isEqualTo(clv.model().expression());
        assertThat(formula.model()).isEqualTo(clv.model().variant());
      }
      assertThat(withNumbers(formula)).isEqualTo(computed.worked().left());
      assertThat(formula.result().doubleValue()).isEqualTo(computed.value().value());
    }
  }

  private static ComputedMetric compute(TermFormula formula) {
    return switch (formula.model()) {
      case "SIMPLE" ->
          new ComputeClv(CATALOG)
              .compute(
                  new ClvModel.Simple(
                      (Quantity.Money) input(formula, "average_order_value"),
                      input(formula, "purchases_per_period").number(),
                      input(formula, "gross_margin").number(),
                      input(formula, "periods").number()));
      case "RETENTION" ->
          new ComputeClv(CATALOG)
              .compute(
                  new ClvModel.Retention(
                      (Quantity.Money) input(formula, "margin_per_period"),
                      input(formula, "retention_rate").number(),
                      input(formula, "discount_rate").number()));
      default -> compute(formula.metric(), formula.inputs());
    };
  }

  private static Quantity input(TermFormula formula, String name) {
    return Objects.requireNonNull(formula.inputs().get(name), name);
  }

  private static ComputedMetric compute(String metric, Map<String, Quantity> inputs) {
    Map<MeasureId, Quantity> given = new HashMap<>();
    inputs.forEach((measure, amount) -> given.put(new MeasureId(measure), amount));
    return new ComputeMetric(CATALOG)
        .compute(CATALOG.metric(new MetricId(metric)), given, Basis.UNSPECIFIED, 0.95);
  }

  /** The expression with each input's number in the place of its name. */
  private static String withNumbers(TermFormula formula) {
    String text = formula.expression();
    for (Map.Entry<String, Quantity> input : formula.inputs().entrySet()) {
      text =
          text.replaceAll(
              "\\b%s\\b".formatted(input.getKey()), input.getValue().number().toPlainString());
    }
    return text;
  }

  @ParameterizedTest
  @MethodSource("terms")
  void aMetricHasItsOwnFormula(Term term) {
    if (CATALOG.find(term.id()).orElse(null) instanceof Metric metric) {
      assertThat(term.formulas())
          .isNotEmpty()
          .allMatch(formula -> formula.metric().equals(metric.id()));
    }
  }

  @ParameterizedTest
  @MethodSource("terms")
  void examplesAreComputedByTheEngine(Term term) {
    for (WorkedExample example : term.examples()) {
      for (WorkedExample.Numbers numbers : cases(example)) {
        numbers
            .results()
            .forEach(
                (metric, result) ->
                    assertThat(compute(metric, numbers.inputs()).value().value())
                        .as(metric)
                        .isEqualTo(result.doubleValue()));
      }
    }
  }

  private static List<WorkedExample.Numbers> cases(WorkedExample example) {
    List<WorkedExample.Numbers> cases = new ArrayList<>();
    cases.add(example.numbers());
    example.whatIf().ifPresent(cases::add);
    return cases;
  }

  @ParameterizedTest
  @MethodSource("terms")
  void everyNumberOfAStoryIsAccountedFor(Term term) {
    Set<BigDecimal> quoted = quoted(term);
    for (WorkedExample example : term.examples()) {
      Set<BigDecimal> known = new HashSet<>(quoted);
      known.addAll(numbers(example));
      assertThat(NumbersInText.all(String.join("\n", example.paragraphs()), term.language()))
          .allSatisfy(number -> assertThat(known).as("%s", example).contains(number));
    }
  }

  /** Inputs, results as they are and in percent, and other numbers stated. */
  private static Set<BigDecimal> numbers(WorkedExample example) {
    Set<BigDecimal> numbers = new HashSet<>();
    for (WorkedExample.Numbers one : cases(example)) {
      one.inputs().values().forEach(input -> numbers.add(NumbersInText.plain(input.number())));
      for (BigDecimal result : one.results().values()) {
        numbers.add(NumbersInText.plain(result));
        numbers.add(NumbersInText.plain(result.multiply(HUNDRED)));
      }
    }
    example.otherNumbers().forEach(number -> numbers.add(NumbersInText.plain(number)));
    return numbers;
  }

  /** The figures of the benchmarks that the entry names, in percent. */
  private static Set<BigDecimal> quoted(Term term) {
    Set<BigDecimal> figures = new HashSet<>();
    for (String id : term.benchmarks()) {
      Benchmark benchmark = BenchmarkCatalog.standard().find("benchmarks/" + id).orElseThrow();
      figures(benchmark.reference())
          .forEach(figure -> figures.add(NumbersInText.plain(figure.multiply(HUNDRED))));
    }
    return figures;
  }

  private static Stream<BigDecimal> figures(Reference reference) {
    return switch (reference) {
      case Reference.Range range -> Stream.of(range.lower(), range.upper());
      case Reference.Mean mean -> Stream.of(mean.mean());
      case Reference.Limit limit -> Stream.of(limit.target(), limit.ceiling());
      case Reference.Quantiles _ -> Stream.of();
    };
  }

  @ParameterizedTest
  @MethodSource("terms")
  void everyPercentageIsOfAnExampleOrOfABenchmarkQuoted(Term term) {
    Set<BigDecimal> known = quoted(term);
    term.examples().forEach(example -> known.addAll(numbers(example)));
    term.formulas()
        .forEach(formula -> known.add(NumbersInText.plain(formula.result().multiply(HUNDRED))));
    for (Passage passage : Passage.of(term)) {
      assertThat(NumbersInText.percentages(passage.text(), term.language()))
          .allSatisfy(percentage -> assertThat(known).as("%s", passage).contains(percentage));
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void bothLanguagesHaveTheSameNumbers(String id) {
    Term english = GLOSSARY.term(id, Language.ENGLISH).orElseThrow();
    Term russian = GLOSSARY.term(id, Language.RUSSIAN).orElseThrow();

    assertThat(russian.formulas()).isEqualTo(english.formulas());
    assertThat(russian.benchmarks()).isEqualTo(english.benchmarks());
    assertThat(russian.examples().stream().map(WorkedExample::numbers))
        .isEqualTo(english.examples().stream().map(WorkedExample::numbers).toList());
    assertThat(inProse(Passage.of(russian), Language.RUSSIAN))
        .isEqualTo(inProse(Passage.of(english), Language.ENGLISH));
  }

  @ParameterizedTest
  @MethodSource("articleIds")
  void articlesInBothLanguagesHaveTheSameNumbers(String id) {
    assertThat(
            inProse(
                Passage.of(GLOSSARY.article(id, Language.RUSSIAN).orElseThrow()), Language.RUSSIAN))
        .isEqualTo(
            inProse(
                Passage.of(GLOSSARY.article(id, Language.ENGLISH).orElseThrow()),
                Language.ENGLISH));
  }

  static List<String> articleIds() {
    return new GlossaryFiles(CATALOG).articleIds();
  }

  /** Numbers by place. */
  private static List<String> inProse(List<Passage> passages, Language language) {
    return passages.stream()
        .map(
            passage ->
                "%s %s".formatted(passage.place(), NumbersInText.all(passage.text(), language)))
        .toList();
  }
}
