package org.marketingmetrics.core.channeldata.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.core.channeldata.Observation;
import org.marketingmetrics.core.channeldata.World;
import org.marketingmetrics.core.channeldata.report.Fixtures.With;
import org.marketingmetrics.core.channeldata.report.format.Recognition;
import org.marketingmetrics.core.channeldata.report.table.ReportFile;

/** A file with more rows than fit into memory is read in several passes, with one outcome. */
class ReportRowsTest {
  private static final String REPEATED =
      """
      Day,Campaign,Device,Currency code,Cost,Impr.
      2026-03-01,A,Computers,USD,1.00,10
      2026-03-01,A,Tablets,USD,2.00,20
      2026-03-01,B,Tablets,USD,2.00,20
      2026-03-01,A,Tablets,USD,4.00,40
      2026-03-02,A,Tablets,USD,8.00,80
      2026-03-99,A,Tablets,USD,8.00,80
      2026-03-02,C,Tablets,USD,--,--
      Total,,,,25.00,250
      """;

  /** What was read, in an order of its own. */
  private record Outcome(ImportOutcome.Rows rows, List<String> notes, List<String> observations) {}

  private static Outcome read(ReportFile file, ImportOptions options, long rows)
      throws IOException {
    Recognition recognition = Recognition.of(World.CATALOG, file, ImportWorld.FORMATS.all());
    FileScan scan = FileScan.of(World.CATALOG, recognition, file);
    FilePlan plan =
        new FilePlan(
            recognition, scan, options, ZoneOffset.UTC, ZoneOffset.UTC, World.CLOCK.instant());
    List<Observation> observations = new ArrayList<>();
    ReportRows.Tally tally =
        new ReportRows(World.CATALOG, file, recognition, plan, rows).read(observations::add);
    return new Outcome(
        tally.rows(),
        tally.notes().stream().map(RowNote::toString).sorted().toList(),
        observations.stream().map(Observation::toString).sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 7})
  void passesSayWhatOneSays(long passes) throws IOException {
    ReportFile file = Fixtures.text(REPEATED);

    Outcome one = read(file, ImportOptions.NONE, 1);

    assertThat(one.rows()).isEqualTo(new ImportOutcome.Rows(8, 4, 2, 2, 0));
    assertThat(read(file, ImportOptions.NONE, passes * RowKeys.MOST)).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 7})
  void rowsAreAddedOverPassesAsInOne(long passes) throws IOException {
    ReportFile file = Fixtures.text(REPEATED);
    ImportOptions adding = new With().dropped("Device").options();

    Outcome one = read(file, adding, 1);

    assertThat(one.observations()).hasSize(3);
    assertThat(read(file, adding, passes * SegmentSums.MOST)).isEqualTo(one);
  }
}
