package org.marketingmetrics.core.channeldata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.marketingmetrics.core.basis.Basis;

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

  /** Whatever sources report beside each other, the sums are those of the rules. */
  @Property(tries = 800)
  void theEngineAnswersAsTheOracleDoes(@ForAll long seed) {
    RandomReports reports = new RandomReports(seed);
    for (int i = 0; i < QUESTIONS; i++) {
      PlainQuestion question = reports.question();
      World world = world(reports, question);
      write(world, reports.rows());
      if (questionIsKnown(reports, question)) {
        OracleCheck.assertAnswers(reports.rows(), question, question.ask(world));
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
        world.facts.current(world.id, 0);
      }
      next = end;
    }
    OracleCheck.assertAnswers(reports.rows(), question, question.ask(world));
  }
}
