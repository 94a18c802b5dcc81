package org.marketingmetrics.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.marketingmetrics.core.value.ExactRatio;

class ConversionFinderTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final ConversionFinder FINDER = new ConversionFinder(CATALOG);

  @Property(tries = 50)
  void everyConversionGivesExactlyTheOtherMetric(@ForAll("amounts") Map<MeasureId, Long> amounts) {
    int conversions = 0;
    for (Metric from : CATALOG.metrics()) {
      for (Metric to : CATALOG.metrics()) {
        if (!from.equals(to)) {
          conversions += check(from, to, amounts);
        }
      }
    }
    assertThat(conversions).isGreaterThan(100);
  }

  private static int check(Metric from, Metric to, Map<MeasureId, Long> amounts) {
    return FINDER
        .find(from, to)
        .map(
            conversion -> {
              assertThat(convert(conversion, value(from, amounts), amounts))
                  .as(to.id() + " = " + conversion.expression())
                  .isEqualTo(value(to, amounts));
              return 1;
            })
        .orElse(0);
  }

  /** All different, so that no difference is 0 and every figure can be divided by. */
  @Provide
  Arbitrary<Map<MeasureId, Long>> amounts() {
    return Arbitraries.longs()
        .between(1, 1_000_000_000)
        .list()
        .uniqueElements()
        .ofSize(CATALOG.measures().size())
        .map(
            numbers ->
                CATALOG.measures().stream()
                    .collect(
                        Collectors.toMap(
                            Measure::measure, measure -> numbers.get(measure.ordinal()))));
  }

  private static ExactRatio convert(
      Conversion conversion, ExactRatio from, Map<MeasureId, Long> amounts) {
    return switch (conversion) {
      case Conversion.Complement _ -> number(1).minus(from);
      case Conversion.Product product -> {
        ExactRatio value = product.reciprocal() ? number(1).over(from) : from;
        value = value.times(number(product.multiplier())).over(number(product.divisor()));
        for (Conversion.Factor factor : product.factors()) {
          ExactRatio operand = operand(factor.operand(), amounts);
          value = factor.divides() ? value.over(operand) : value.times(operand);
        }
        yield value;
      }
    };
  }

  private static ExactRatio operand(Conversion.Operand operand, Map<MeasureId, Long> amounts) {
    return switch (operand) {
      case Conversion.OfMetric named -> value(named.metric(), amounts);
      case Conversion.OfSides sides ->
          sum(sides.numerator().side(), amounts).over(sum(sides.denominator().side(), amounts));
    };
  }

  private static ExactRatio value(Metric metric, Map<MeasureId, Long> amounts) {
    return metric.formula() instanceof Formula.RatioOfSums formula
        ? sum(formula.numerator(), amounts)
            .over(sum(formula.denominator(), amounts))
            .times(number(formula.scale()))
        : number(0);
  }

  private static ExactRatio sum(Side side, Map<MeasureId, Long> amounts) {
    long sum =
        side.terms().stream()
            .mapToLong(
                term -> term.sign() * java.util.Objects.requireNonNull(amounts.get(term.measure())))
            .sum();
    return number(sum);
  }

  private static ExactRatio number(long number) {
    return ExactRatio.of(BigDecimal.valueOf(number));
  }
}
