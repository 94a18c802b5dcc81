package org.marketingmetrics.core.channeldata.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.core.channeldata.World;
import org.marketingmetrics.core.channeldata.report.Fixtures.With;
import org.marketingmetrics.core.channeldata.report.cell.DateCell;
import org.marketingmetrics.core.channeldata.report.cell.DateOrder;
import org.marketingmetrics.core.channeldata.report.cell.DateText;
import org.marketingmetrics.core.channeldata.report.cell.NumberCell;
import org.marketingmetrics.core.channeldata.report.cell.NumberStyle;
import org.marketingmetrics.core.channeldata.report.cell.TotalRows;
import org.marketingmetrics.core.channeldata.report.format.FormatYaml;
import org.marketingmetrics.core.channeldata.report.format.Recognition;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Whatever a file holds, it is imported or refused: no crash, no hang, no memory without bound.
 * With every build the fixtures go through; {@code tools/fuzz} makes inputs of its own out of them.
 */
class ReportFuzzTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  static Stream<byte[]> files() {
    return Stream.concat(
            Fixtures.all().stream().map(Fixtures.Fixture::file),
            Stream.of("hazard_no_table.csv", "hazard_currency_unknown.csv"))
        .map(Fixtures::bytes);
  }

  static Stream<byte[]> mappings() {
    return Stream.of(Fixtures.bytes("hazard_custom.mapping.yaml"));
  }

  /** Cells of the fixtures, as bytes. */
  static Stream<byte[]> cells() {
    return files()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(text -> !text.startsWith("PK"))
        .flatMap(text -> List.of(text.split("[\\n,;\\t]", -1)).stream())
        .distinct()
        .limit(500)
        .map(cell -> cell.getBytes(StandardCharsets.UTF_8));
  }

  private static void within(Runnable work) {
    long begin = System.nanoTime();
    try {
      work.run();
    } catch (MetricsException e) {
      assertThat(e.reason()).isNotEqualTo(ErrorReason.INTERNAL);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST);
  }

  /** And the same file again changes nothing. */
  @MethodSource("files")
  @FuzzTest
  void everyFileIsImportedOrRefused(byte[] bytes) {
    ImportOptions options = new With().period("2026-03-01", "2026-03-31").currency("USD").options();
    within(
        () -> {
          ImportWorld world = new ImportWorld();
          ImportOutcome first = world.importFile(Fixtures.file(bytes), options);
          ImportOutcome second = world.importFile(Fixtures.file(bytes), options);
          ImportOutcome.Rows rows = first.rows();
          assertThat(rows.taken() + rows.skipped() + rows.rejected()).isEqualTo(rows.read());
          assertThat(second.rows()).isEqualTo(rows);
          assertThat(second.observations())
              .isEqualTo(new ImportOutcome.Observations(0, 0, first.observations().stored(), 0, 0));
        });
  }

  @MethodSource("files")
  @FuzzTest
  void everyFileIsRecognizedOrNot(byte[] bytes) {
    within(
        () -> {
          try {
            Recognition found =
                Recognition.of(World.CATALOG, Fixtures.file(bytes), ImportWorld.FORMATS.all());
            assertThat(ImportWorld.FORMATS.all()).contains(found.format());
          } catch (IOException e) {
            throw new AssertionError("bytes in memory can be read", e);
          }
        });
  }

  @MethodSource("cells")
  @FuzzTest
  void everyCellIsANumberOrNone(byte[] bytes) {
    String cell = new String(bytes, StandardCharsets.UTF_8);
    within(
        () -> {
          for (NumberStyle style : NumberStyle.values()) {
            if (style.read(cell) instanceof NumberCell.Value value) {
              assertThat(value.number().precision()).isLessThan(70);
            }
          }
          assertThat(NumberStyle.shownBy(cell, true)).isNotNull();
          if (NumberStyle.stored(cell) instanceof NumberCell.Value value) {
            assertThat(Math.abs((long) value.number().scale())).isLessThanOrEqualTo(400);
          }
        });
  }

  @MethodSource("cells")
  @FuzzTest
  void everyCellIsADayOrNone(byte[] bytes) {
    String cell = new String(bytes, StandardCharsets.UTF_8);
    within(
        () -> {
          for (DateOrder order : DateOrder.values()) {
            if (order.decide(DateText.read(cell)) instanceof DateCell.Day day) {
              assertThat(day.day().getYear()).isBetween(1970, 2199);
            }
          }
          DateText.Days range = DateText.range(cell);
          assertThat(range == null || !range.last().isBefore(range.first())).isTrue();
          assertThat(TotalRows.isLabel(cell)).isIn(true, false);
        });
  }

  @MethodSource("mappings")
  @FuzzTest
  void everyMappingIsADescriptionOrRefused(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    within(() -> assertThat(FormatYaml.read(World.CATALOG, text)).isNotNull());
  }
}
