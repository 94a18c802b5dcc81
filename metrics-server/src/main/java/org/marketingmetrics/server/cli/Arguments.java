package org.marketingmetrics.server.cli;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.type.Date;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.DimensionFilter;

/** Arguments of commands as messages of the contract. */
final class Arguments {
  private Arguments() {}

  static DateRange range(LocalDate from, LocalDate to) {
    if (from.isAfter(to)) {
      throw new CommandException(
          ExitCode.USAGE, "--from %s lies after --to %s.".formatted(from, to));
    }
    return DateRange.newBuilder().setStartDate(date(from)).setEndDate(date(to)).build();
  }

  /**
   * Days of the form {@code 2026-03-01..2026-03-31}, or one day.
   *
   * @param option that holds them, for errors
   */
  static DateRange period(String option, String text) {
    int dots = text.indexOf("..");
    try {
      LocalDate from = LocalDate.parse(dots < 0 ? text : text.substring(0, dots));
      LocalDate to = dots < 0 ? from : LocalDate.parse(text.substring(dots + 2));
      if (!from.isAfter(to)) {
        return range(from, to);
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new CommandException(
        ExitCode.USAGE,
        "%s '%s' is not of the form 2026-03-01..2026-03-31.".formatted(option, text));
  }

  static Date date(LocalDate day) {
    return Date.newBuilder()
        .setYear(day.getYear())
        .setMonth(day.getMonthValue())
        .setDay(day.getDayOfMonth())
        .build();
  }

  /** {@code device=mobile,tablet}, or {@code device!=tablet}. */
  static DimensionFilter filter(String text) {
    int equals = text.indexOf('=');
    boolean exclude = equals > 0 && text.charAt(equals - 1) == '!';
    String dimension = equals < 0 ? "" : text.substring(0, exclude ? equals - 1 : equals).strip();
    List<String> values = split(text.substring(equals + 1));
    if (dimension.isEmpty() || values.stream().anyMatch(String::isEmpty)) {
      throw new CommandException(
          ExitCode.USAGE,
          "--filter '%s' is not of the form DIMENSION=VALUE[,VALUE].".formatted(text));
    }
    return DimensionFilter.newBuilder()
        .setDimension(dimension)
        .addAllValues(values)
        .setExclude(exclude)
        .build();
  }

  /** The fields named, completed from filters that leave one value. */
  static BenchmarkScope scope(String text, List<DimensionFilter> filters) {
    BenchmarkScope.Builder scope = BenchmarkScope.newBuilder();
    for (DimensionFilter filter : filters) {
      FieldDescriptor field = field(filter.getDimension());
      if (field != null && !filter.getExclude() && filter.getValuesCount() == 1) {
        scope.setField(field, filter.getValues(0));
      }
    }
    for (String part : text.isEmpty() ? List.<String>of() : split(text)) {
      int equals = part.indexOf('=');
      FieldDescriptor field = equals < 0 ? null : field(part.substring(0, equals).strip());
      if (field == null) {
        throw new CommandException(
            ExitCode.USAGE,
            "--benchmark '%s' is not of the form FIELD=VALUE, with a field of: %s."
                .formatted(part, scopeFields()));
      }
      scope.setField(field, part.substring(equals + 1).strip());
    }
    return scope.build();
  }

  private static FieldDescriptor field(String name) {
    return BenchmarkScope.getDescriptor().findFieldByName(name);
  }

  private static String scopeFields() {
    return BenchmarkScope.getDescriptor().getFields().stream()
        .map(FieldDescriptor::getName)
        .collect(Collectors.joining(", "));
  }

  /** At commas that have no backslash before them. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("(?<!\\\\),", -1)) {
      parts.add(part.replace("\\,", ",").strip());
    }
    return parts;
  }
}
