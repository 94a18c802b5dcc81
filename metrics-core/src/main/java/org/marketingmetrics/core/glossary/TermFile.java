package org.marketingmetrics.core.glossary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Resolution;
import org.marketingmetrics.core.value.Quantity;

/** Reads the file of one entry; {@code term.schema.json} beside the files says what it holds. */
final class TermFile {
  private static final Pattern MONEY = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?) ([A-Z]{3})");

  private final Catalog catalog;
  private final References sources;

  /** Reads entries that rest on these sources. */
  TermFile(Catalog catalog, References sources) {
    this.catalog = catalog;
    this.sources = sources;
  }

  Term read(YamlMap file) {
    return file.readBy(this::term);
  }

  private Term term(YamlMap file) {
    String id = file.text("id");
    return new Term(
        id,
        language(file),
        file.one(TermCategory.class, "category"),
        file.one(TermForm.class, "form"),
        file.text("title"),
        file.text("page_title"),
        file.texts("aliases").stream().map(alias -> alias(id, alias)).toList(),
        file.text("short_definition"),
        file.text("what_it_counts"),
        file.maps("confused_with", one -> new Term.Confusion(one.text("id"), one.text("text"))),
        text(file),
        file.maps("formulas", TermFile::formula),
        file.texts("benchmarks"),
        file.maps("examples", TermFile::example),
        file.texts("related_terms"),
        Set.copyOf(file.several(Audience.class, "audience")),
        sources.named(file),
        file.day("updated_on"),
        file.whole("version"));
  }

  static Language language(YamlMap file) {
    String code = file.text("lang");
    for (Language language : Language.values()) {
      if (language.code().equals(code)) {
        return language;
      }
    }
    throw new IllegalStateException("the glossary has no language " + code);
  }

  private TermAlias alias(String id, String text) {
    List<Resolution.Candidate> candidates =
        switch (catalog.aliases().resolve(text, Set.of())) {
          case Resolution.Resolved resolved -> resolved.candidates();
          case Resolution.Ambiguous ambiguous -> ambiguous.candidates();
          case Resolution.Unknown _ -> List.of();
        };
    List<String> others =
        candidates.stream()
            .map(Resolution.Candidate::definition)
            .map(Definition::id)
            .filter(other -> !other.equals(id))
            .toList();
    return new TermAlias(text, others);
  }

  private static TermText text(YamlMap file) {
    return new TermText(
        section(file, "definition"),
        section(file, "why_it_matters"),
        file.map("how_it_works")
            .readBy(
                how ->
                    new TermText.HowItWorks(
                        how.optionalText("intro"),
                        how.maps(
                            "steps",
                            step -> new TermText.Step(step.text("title"), step.text("text"))))),
        file.texts("best_practices"),
        file.texts("common_mistakes"),
        file.maps("faq", one -> new TermText.Question(one.text("q"), one.text("a"))),
        file.optionalText("call_to_action"));
  }

  private static TermText.Section section(YamlMap file, String key) {
    return file.map(key).readBy(TermFile::section);
  }

  static TermText.Section section(YamlMap section) {
    return new TermText.Section(section.optionalText("heading"), section.texts("paragraphs"));
  }

  private static TermFormula formula(YamlMap formula) {
    YamlMap example = formula.map("example");
    Map<String, Quantity> inputs = example.map("inputs").each(TermFile::quantity);
    BigDecimal result = example.number("result");
    example.requireNothingElse();
    return new TermFormula(
        formula.text("metric_id"),
        formula.optionalText("model"),
        formula.text("expression"),
        formula.whole("scale"),
        inputs,
        result);
  }

  private static WorkedExample example(YamlMap example) {
    return new WorkedExample(
        Set.copyOf(example.several(Audience.class, "audiences")),
        example.texts("text"),
        example.optionalText("funnel_id"),
        numbers(example),
        example.has("what_if")
            ? Optional.of(example.map("what_if").readBy(TermFile::numbers))
            : Optional.empty(),
        example.numbers("other_numbers"));
  }

  private static WorkedExample.Numbers numbers(YamlMap example) {
    return new WorkedExample.Numbers(
        example.map("inputs").each(TermFile::quantity),
        example.map("results").each(YamlMap::number));
  }

  /** A number, or money such as {@code 6000 USD}. */
  private static Quantity quantity(YamlMap inputs, String key) {
    String amount = inputs.amount(key);
    Matcher money = MONEY.matcher(amount);
    return money.matches()
        ? new Quantity.Money(new BigDecimal(money.group(1)), money.group(2))
        : new Quantity.Count(new BigDecimal(amount), false);
  }
}
