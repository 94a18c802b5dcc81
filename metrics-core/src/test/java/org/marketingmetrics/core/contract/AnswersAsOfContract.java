package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.channeldata.Bases.attributed;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.channeldata.LatestReports;
import org.marketingmetrics.core.channeldata.Restatements;
import org.marketingmetrics.core.channeldata.World;

/** Questions as of an instant are answered exactly as they would have been then. */
public abstract class AnswersAsOfContract extends StoreContract {
  private static final int QUESTIONS = 6;

  private final int tries;

  /**
   * A suite for one store.
   *
   * @param tries random worlds for each rule: as many as the store can take in a few seconds
   */
  protected AnswersAsOfContract(StoreFixture.Factory factory, int tries) {
    super(factory);
    this.tries = tries;
  }

  /** Whatever was reported, repeated and imported late: as many worlds as there is time for. */
  @Test
  void everyAnswerIsThatOfANaiveModelThatKeepsAllReports() {
    for (long seed = 0; seed < tries; seed++) {
      new Restatements(seed).assertAnswersAsOfThen(store().stores(), QUESTIONS);
    }
  }

  @Test
  void ofEachValueTheReportKnownLatestHolds() {
    for (long seed = 0; seed < tries; seed++) {
      new LatestReports(seed).assertLatestHolds(World.of(store().stores()));
    }
  }

  /** Columns of an export come in another order next month, and one of them is new. */
  @Test
  void aValueIsReplacedWhateverStandsBesideIt() {
    World world =
        World.of(store().stores())
            .write(
                "ads",
                row()
                    .count("orders", 5, attributed(14))
                    .count("clicks", 10)
                    .knownAt("2026-04-01T00:00:00Z"))
            .write(
                "ads",
                row()
                    .count("orders", 4, attributed(7))
                    .count("orders", 6, attributed(14))
                    .count("clicks", 12)
                    .knownAt("2026-04-02T00:00:00Z"));

    assertThat(number(world.ask("clicks").value())).isEqualTo(12);
    world.write("ads", row().count("orders", 7, attributed(14)).knownAt("2026-04-03T00:00:00Z"));
    assertThat(number(world.ask("clicks").value()))
        .as("a report without clicks says nothing of them")
        .isEqualTo(12);
    assertThat(number(world.ask("orders").on(attributed(14)).value())).isEqualTo(7);
  }
}
