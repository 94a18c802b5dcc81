package org.marketingmetrics.server.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.Metric;
import org.marketingmetrics.server.text.CodeTexts;
import org.marketingmetrics.server.text.Texts;

/** Every measure and metric, as ListMetrics tells them in one language. */
final class MetricPages {
  private final Wording wording;
  private final CodeTexts codes;

  MetricPages(Wording wording, Texts texts) {
    this.wording = wording;
    this.codes = new CodeTexts(texts);
  }

  String page(List<Metric> all) {
    Markdown page =
        new Markdown()
            .heading(1, wording.of("Measures and metrics", "Меры и показатели"))
            .paragraph(WriteReference.NOTE)
            .heading(2, wording.of("Measures", "Меры"));
    List<List<String>> measures = new ArrayList<>();
    measures.add(
        List.of(
            "id",
            wording.of("name", "название"),
            wording.of("also called", "другие названия"),
            wording.of("kind", "вид"),
            wording.of("over rows", "по строкам"),
            wording.of("better", "лучше"),
            wording.of("family", "семейство")));
    all.stream().filter(Metric::hasMeasure).forEach(measure -> measures.add(measure(measure)));
    page.table(measures).heading(2, wording.of("Metrics", "Показатели"));
    all.stream().filter(metric -> !metric.hasMeasure()).forEach(metric -> metric(page, metric));
    return page.toString();
  }

  private List<String> measure(Metric measure) {
    return List.of(
        Markdown.code(measure.getId()),
        measure.getDisplayName(),
        String.join(", ", measure.getAliasesList()),
        codes.of(measure.getKind()),
        codes.of(measure.getAggregation()),
        codes.of(measure.getBetter()),
        measure.getFamily());
  }

  private void metric(Markdown page, Metric metric) {
    page.heading(3, "%s `%s`".formatted(metric.getDisplayName(), metric.getId()));
    List<String> facts = new ArrayList<>();
    fact(facts, wording.of("Formula", "Формула"), Markdown.code(formula(metric)));
    fact(
        facts,
        wording.of("Also called", "Другие названия"),
        String.join(", ", metric.getAliasesList()));
    fact(facts, wording.of("Kind", "Вид"), codes.of(metric.getKind()));
    fact(facts, wording.of("Better", "Лучше"), codes.of(metric.getBetter()));
    fact(facts, wording.of("Family", "Семейство"), metric.getFamily());
    fact(
        facts,
        wording.of("Spoken of in", "Где употребляют"),
        metric.getContextsList().stream().map(codes::of).collect(Collectors.joining(", ")));
    fact(facts, wording.of("Typical range", "Обычные значения"), metric.getTypicalRange());
    fact(
        facts,
        wording.of("Related", "Связанные"),
        metric.getRelatedList().stream().map(Markdown::code).collect(Collectors.joining(", ")));
    fact(facts, wording.of("Version", "Версия"), String.valueOf(metric.getVersion()));
    page.list(facts);
  }

  private static void fact(List<String> facts, String name, String value) {
    if (!value.isEmpty()) {
      facts.add(name + ": " + value);
    }
  }

  private static String formula(Metric metric) {
    return metric.hasFormula()
        ? metric.getFormula().getExpression()
        : metric.getModel().getClvModelsList().stream()
            .map(model -> CodeTexts.code(model.getValueDescriptor()))
            .collect(Collectors.joining(" | "));
  }
}
