package org.marketingmetrics.server.cli;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.type.Date;
import com.google.type.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.MeasureValue;

/** Arguments of commands as messages of the contract. */
final class Arguments {
  private static final int NANO_DIGITS = 9;
  private static final double MOST_COUNT = 1e15;

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

  /** Counts of the form {@code clicks=2500,impressions=100000}. */
  static List<MeasureValue> counts(String option, String text) {
    List<MeasureValue> counts = new ArrayList<>();
    numbers(option, text)
        .forEach(
            (measure, count) -> {
              if (count != Math.rint(count) || Math.abs(count) > MOST_COUNT) {
                throw new CommandException(
                    ExitCode.USAGE, "%s: %s is no whole number.".formatted(option, count));
              }
              counts.add(
                  MeasureValue.newBuilder()
                      .setMeasure(measure)
                      .setCount(Math.round(count))
                      .build());
            });
    return counts;
  }

  /** Numbers of the form {@code ctor=0.25,open_rate_delivered=0.2}, in order. */
  static Map<String, Double> numbers(String option, String text) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String part : split(text)) {
      int equals = part.indexOf('=');
      try {
        numbers.put(
            part.substring(0, Math.max(0, equals)), Double.parseDouble(part.substring(equals + 1)));
      } catch (NumberFormatException e) {
        equals = -1;
      }
      if (equals < 1) {
        throw new CommandException(
            ExitCode.USAGE, "%s '%s' is not of the form NAME=NUMBER.".formatted(option, part));
      }
    }
    return numbers;
  }

  /** An amount such as 1.20. */
  static Money money(String option, String text, String currency) {
    try {
      BigDecimal amount = new BigDecimal(text).setScale(NANO_DIGITS, RoundingMode.HALF_EVEN);
      long units = amount.longValue();
      return Money.newBuilder()
          .setCurrencyCode(currency)
          .setUnits(units)
          .setNanos(
              amount
                  .subtract(BigDecimal.valueOf(units))
                  .movePointRight(NANO_DIGITS)
                  .intValueExact())
          .build();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new CommandException(ExitCode.USAGE, "%s '%s' is no amount.".formatted(option, text));
    }
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
