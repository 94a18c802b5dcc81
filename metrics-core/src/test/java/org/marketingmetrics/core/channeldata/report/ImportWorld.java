package org.marketingmetrics.core.channeldata.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.World;
import org.marketingmetrics.core.channeldata.report.format.ReportFormats;
import org.marketingmetrics.core.channeldata.report.table.ReportFile;
import org.marketingmetrics.core.contract.Reading;
import org.marketingmetrics.core.period.Period;

/** A workspace into which files are imported, one each hour. */
final class ImportWorld {
  static final ReportFormats FORMATS = ReportFormats.standard(World.CATALOG);

  final World world = World.in("Europe/Berlin");
  private Instant now = World.CLOCK.instant().minus(Duration.ofDays(1));

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException();
        }
      };

  ImportOutcome importFile(ReportFile file, ImportOptions options) {
    now = now.plusSeconds(3_600);
    ImportReport use =
        new ImportReport(
            World.CATALOG, FORMATS, world.stores.workspaces(), world.stores.channelData(), clock);
    try {
      return use.run(world.id, file, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImportOutcome importFile(String fixture) {
    return importFile(Fixtures.file(fixture), ImportOptions.NONE);
  }

  ImportOutcome importText(String text) {
    return importFile(Fixtures.text(text), ImportOptions.NONE);
  }

  /** All that is stored, a line for each row, in order; retired values are left out. */
  List<String> stored() {
    Reading reading = new Reading();
    world.stores.channelData().read(world.id, Map.of(), reading);
    List<String> lines = new ArrayList<>();
    reading
        .values()
        .forEach(
            (key, values) -> {
              Map<String, Long> current = new TreeMap<>(values);
              current.values().removeIf(value -> value == RowValues.RETIRED);
              if (!current.isEmpty()) {
                lines.add(
                    "%s %s %s [%s] %s"
                        .formatted(
                            key.source(),
                            period(key.period()),
                            key.series().values(),
                            key.basis().canonical(),
                            current));
              }
            });
    lines.sort(null);
    return lines;
  }

  private static String period(Period period) {
    if (period.isHour()) {
      return Instant.ofEpochSecond(60L * period.hourStart()).toString();
    }
    return period.days() == 1 ? period.day().toString() : period.day() + ".." + period.lastDay();
  }

  /** Days declared as covered. */
  List<String> coverage() {
    Reading reading = new Reading();
    world.stores.channelData().read(world.id, Map.of(), reading);
    return reading.coverage().stream()
        .map(
            c ->
                "%s %s %s %s..%s"
                    .formatted(
                        c.source(),
                        c.line().level().dimensions(),
                        c.line().part().values(),
                        c.range().start(),
                        c.range().end()))
        .sorted()
        .toList();
  }
}
