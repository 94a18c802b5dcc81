package org.marketingmetrics.core.channeldata.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fixture has one outcome, checked by a person and kept beside it. With the variable {@code
 * REPORT_GOLDEN_WRITE=true} outcomes are written anew, to be read before they are committed.
 */
class ImportGoldenTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/org/marketingmetrics/core/channeldata/report/fixtures");

  static List<Fixtures.Fixture> fixtures() {
    return Fixtures.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aFileBecomesWhatItSays(Fixtures.Fixture fixture) throws IOException {
    ImportWorld world = new ImportWorld();

    ImportOutcome outcome = world.importFile(Fixtures.file(fixture.file()), fixture.options());

    String text = GoldenText.of(outcome, world);
    if ("true".equals(System.getenv("REPORT_GOLDEN_WRITE"))) {
      Files.writeString(FOLDER.resolve(fixture.file() + ".golden"), text);
    }
    assertThat(text)
        .isEqualTo(new String(Fixtures.bytes(fixture.file() + ".golden"), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theSameFileAgainChangesNothing(Fixtures.Fixture fixture) {
    ImportWorld world = new ImportWorld();
    ImportOutcome first = world.importFile(Fixtures.file(fixture.file()), fixture.options());
    List<String> stored = world.stored();
    long revision = world.world.stores.channelData().revision(world.world.id);

    ImportOutcome second = world.importFile(Fixtures.file(fixture.file()), fixture.options());

    assertThat(second.observations().stored()).isZero();
    assertThat(second.observations().replaced()).isZero();
    assertThat(second.observations().unchanged()).isEqualTo(first.observations().stored());
    assertThat(second.rows()).isEqualTo(first.rows());
    assertThat(second.notes()).isEqualTo(first.notes());
    assertThat(world.stored()).isEqualTo(stored);
    assertThat(world.world.stores.channelData().revision(world.world.id)).isEqualTo(revision);
  }
}
