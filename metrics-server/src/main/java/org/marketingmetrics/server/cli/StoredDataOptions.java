package org.marketingmetrics.server.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.api.v1.DateRange;
import picocli.CommandLine.Option;

/** Which stored data a question is about, where it may be about numbers given instead. */
final class StoredDataOptions {
  @Option(names = "--from", paramLabel = "YYYY-MM-DD", description = "First day, inclusive.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "Last day, inclusive.")
  private @Nullable LocalDate to;

  @Option(
      names = "--filter",
      paramLabel = "DIMENSION=VALUE[,VALUE]",
      description =
          "Keep stored data whose dimension has one of these values; with != none of them.")
  private List<String> filters = new ArrayList<>();

  /** Empty unless both ends are named. */
  Optional<DateRange> range() {
    return from == null || to == null ? Optional.empty() : Optional.of(Arguments.range(from, to));
  }

  /** Empty unless both ends are named. */
  Optional<DataSelection> selection() {
    return range()
        .map(
            days ->
                DataSelection.newBuilder()
                    .setDateRange(days)
                    .addAllFilters(filters.stream().map(Arguments::filter).toList())
                    .build());
  }
}
