package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/** Answers over random small worlds equal those of the naive computation, row by row. */
class SumsAgainstOracleTest {
  private static final int QUESTIONS = 6;

  private static World world(RandomReports reports, PlainQuestion question) {
    Basis preferred =
        question.defaultWindow() == 0
            ? Basis.UNSPECIFIED
            : Bases.attributed(question.defaultWindow());
    World world = World.of(question.precedence(), preferred);
    reports.kinds().forEach(world::source);
    return world;
  }

  private static void write(World world, List<PlainRow> rows) {
    Map<String, List<ReportRow>> bySource = new HashMap<>();
    rows.forEach(
        row -> bySource.computeIfAbsent(row.source(), key -> new ArrayList<>()).add(row.report()));
    bySource.forEach(world::write);
  }

  private static Map<NaiveAnswers.Place, MetricValue> ask(World world, PlainQuestion question) {
    Map<NaiveAnswers.Place, MetricValue> answers = new HashMap<>();
    for (QueryMetrics.Row row : question.ask(world).result().rows()) {
      answers.put(
          new NaiveAnswers.Place(row.group(), row.bucket().start()), row.values().getFirst());
    }
    return answers;
  }

  private static @Nullable BigDecimal number(@Nullable Quantity quantity) {
    return quantity == null ? null : quantity.number().stripTrailingZeros();
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros();
  }

  private static void assertSame(
      String where, NaiveAnswers.@Nullable Naive expected, @Nullable MetricValue got) {
    boolean expectedNone = expected == null || expected.why() == NullReason.NO_DATA;
    boolean gotNone = got == null || got.nullReason() == NullReason.NO_DATA;
    assertThat(gotNone).as("%s: %s instead of %s", where, got, expected).isEqualTo(expectedNone);
    if (expected != null && got != null && !expectedNone) {
      assertThat(got.nullReason()).as(where).isEqualTo(expected.why());
      if (expected.why() == null || expected.why() == NullReason.ZERO_DENOMINATOR) {
        assertThat(number(got.numerator())).as(where).isEqualTo(plain(expected.numerator()));
        assertThat(number(got.denominator())).as(where).isEqualTo(plain(expected.denominator()));
      }
    }
  }

  private static void assertAnswers(
      RandomReports reports, PlainQuestion question, World world, String where) {
    Map<NaiveAnswers.Place, NaiveAnswers.Naive> expected =
        new NaiveAnswers(reports.rows(), question).answer();
    Map<NaiveAnswers.Place, MetricValue> got;
    try {
      got = ask(world, question);
    } catch (MetricsException e) {
      assertThat(e.reason()).as(where).isEqualTo(ErrorReason.DEFINITION_MISMATCH);
      assertThat(expected.values())
          .as(where)
          .isNotEmpty()
          .anySatisfy(v -> assertThat(v.why()).isEqualTo(NullReason.DEFINITION_MISMATCH));
      return;
    }
    expected.forEach((place, naive) -> assertSame(where + place, naive, got.get(place)));
    got.forEach((place, value) -> assertSame(where + place, expected.get(place), value));
  }

  private static String where(PlainQuestion question, RandomReports reports) {
    StringBuilder text = new StringBuilder("\n" + question + "\n");
    reports.rows().forEach(row -> text.append(row).append('\n'));
    return text.toString();
  }

  /** Whatever sources report beside each other, the sums are those of the rules. */
  @Property(tries = 800)
  void theEngineAnswersAsTheOracleDoes(@ForAll long seed) {
    RandomReports reports = new RandomReports(seed);
    for (int i = 0; i < QUESTIONS; i++) {
      PlainQuestion question = reports.question();
      World world = world(reports, question);
      write(world, reports.rows());
      if (questionIsKnown(reports, question)) {
        assertAnswers(reports, question, world, where(question, reports));
      }
    }
  }

  /** A question about a source that reported nothing fails; that is not what is tested here. */
  private static boolean questionIsKnown(RandomReports reports, PlainQuestion question) {
    return question.named().stream()
        .allMatch(name -> reports.rows().stream().anyMatch(row -> row.source().equals(name)));
  }

  /** A file sent at once, in pieces, or from the end gives the same answers. */
  @Property(tries = 100)
  void theOrderAndTheBatchesOfWritesDoNotMatter(@ForAll long seed) {
    RandomReports reports = new RandomReports(seed);
    PlainQuestion question = reports.question();
    if (!questionIsKnown(reports, question)) {
      return;
    }
    World world = world(reports, question);
    List<PlainRow> shuffled = new ArrayList<>(reports.rows());
    Random random = new Random(seed);
    Collections.shuffle(shuffled, random);
    int next = 0;
    while (next < shuffled.size()) {
      int end = Math.min(shuffled.size(), next + 1 + random.nextInt(20));
      write(world, shuffled.subList(next, end));
      if (random.nextInt(4) == 0) {
        world.facts.current(World.WORKSPACE, 0);
      }
      next = end;
    }
    assertAnswers(reports, question, world, where(question, reports));
  }
}
