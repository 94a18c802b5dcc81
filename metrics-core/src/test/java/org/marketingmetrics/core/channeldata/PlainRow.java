package org.marketingmetrics.core.channeldata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.value.Quantity;

/**
 * A row of a report in the plainest form, for the naive computation.
 *
 * @param days length in days; 0 for an hour
 * @param hour hour of the day, UTC; 0 for days
 */
record PlainRow(
    String source,
    Map<String, String> dimensions,
    LocalDate day,
    int days,
    int hour,
    List<PlainValue> values) {

  /**
   * One value.
   *
   * @param window days of attribution; 0 when not stated, -1 for all sales
   * @param currency empty for counts
   */
  record PlainValue(String measure, BigDecimal number, int window, String currency) {
    private Basis basis() {
      return switch (window) {
        case 0 -> Basis.UNSPECIFIED;
        case -1 -> Bases.ALL_SALES;
        default -> Bases.attributed(window);
      };
    }
  }

  LocalDate lastDay() {
    return days < 2 ? day : day.plusDays(days - 1L);
  }

  ReportRow report() {
    ReportRow report =
        ReportRow.row(
            dimensions.entrySet().stream()
                .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
                .toArray(String[]::new));
    if (days == 0) {
      report.hour("%sT%02d:00:00Z".formatted(day, hour));
    } else if (days == 1) {
      report.day(day);
    } else {
      report.days(day, lastDay());
    }
    for (PlainValue value : values) {
      Quantity quantity =
          value.currency().isEmpty()
              ? new Quantity.Count(value.number(), false)
              : new Quantity.Money(value.number(), value.currency());
      report.value(value.measure(), quantity, value.basis());
    }
    return report;
  }
}
