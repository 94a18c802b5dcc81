package org.marketingmetrics.core.channeldata.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.ObservedPeriod;
import org.marketingmetrics.core.channeldata.report.cell.CellText;
import org.marketingmetrics.core.channeldata.report.cell.DateCell;
import org.marketingmetrics.core.channeldata.report.cell.DateOrder;
import org.marketingmetrics.core.channeldata.report.cell.DateText;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.channeldata.report.table.Row;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;

/** The time that a row covers, by its own columns or else by its file. */
final class RowTime {
  private final TablePlan plan;
  private final @Nullable BoundColumn day;
  private final @Nullable BoundColumn start;
  private final @Nullable BoundColumn end;
  private final @Nullable BoundColumn range;
  private final @Nullable BoundColumn nth;
  private final @Nullable BoundColumn sent;
  private final @Nullable BoundColumn hour;

  RowTime(TablePlan plan) {
    this.plan = plan;
    this.day = column(ColumnUse.Part.DAY);
    this.start = column(ColumnUse.Part.START);
    this.end = column(ColumnUse.Part.END);
    this.range = column(ColumnUse.Part.RANGE);
    this.nth = column(ColumnUse.Part.NTH_DAY);
    this.sent = column(ColumnUse.Part.SEND_TIME);
    this.hour = column(ColumnUse.Part.HOUR);
  }

  private @Nullable BoundColumn column(ColumnUse.Part part) {
    return plan.table().columns().stream()
        .filter(c -> c.column().use() instanceof ColumnUse.OfRow(var own) && own == part)
        .findFirst()
        .orElse(null);
  }

  /** True when rows say their time, or when the file does. */
  boolean isKnown() {
    return day != null
        || (start != null && end != null)
        || range != null
        || sent != null
        || hour != null
        || plan.period() != null;
  }

  /** The period, and into {@code dimensions} what follows from the time of a mailing. */
  ObservedPeriod of(Row row, Map<String, String> dimensions) throws RowRejection {
    if (hour != null) {
      return new ObservedPeriod.Hour(hour(hour, row));
    }
    if (day != null) {
      return new ObservedPeriod.Day(day(day, row).day());
    }
    if (sent != null) {
      return new ObservedPeriod.Day(sent(day(sent, row), dimensions));
    }
    if (start != null && end != null) {
      return days(day(start, row).day(), day(end, row).day(), end, row);
    }
    if (range != null) {
      return range(range, row);
    }
    if (nth != null && plan.period() != null) {
      return new ObservedPeriod.Day(nth(nth, row, plan.period()));
    }
    DateRange period = plan.period();
    if (period == null) {
      throw new RowRejection(Rejection.DATE_MISSING, "", "");
    }
    return days(period.start(), period.end(), null, row);
  }

  private DateCell.Day day(BoundColumn column, Row row) throws RowRejection {
    String text = row.cell(column.index());
    DateCell read = DateText.read(text);
    return switch (plan.dates().decide(read)) {
      case DateCell.Day found -> found;
      case DateCell.Absent _ ->
          throw new RowRejection(Rejection.DATE_MISSING, column.header(), text);
      case DateCell.Bad _ -> throw new RowRejection(Rejection.DATE_INVALID, column.header(), text);
      case DateCell.Either _ ->
          throw new RowRejection(
              plan.dates() == DateOrder.CONTRADICTORY
                  ? Rejection.DATE_CONTRADICTORY
                  : Rejection.DATE_AMBIGUOUS,
              column.header(),
              text);
    };
  }

  private static ObservedPeriod days(
      LocalDate first, LocalDate last, @Nullable BoundColumn column, Row row) throws RowRejection {
    if (last.isBefore(first) || last.toEpochDay() - first.toEpochDay() >= Period.MAX_DAYS) {
      throw new RowRejection(
          Rejection.PERIOD_INVALID,
          column == null ? "" : column.header(),
          column == null ? "" : row.cell(column.index()));
    }
    return first.equals(last)
        ? new ObservedPeriod.Day(first)
        : new ObservedPeriod.Days(new DateRange(first, last));
  }

  private static ObservedPeriod range(BoundColumn column, Row row) throws RowRejection {
    String text = row.cell(column.index());
    DateText.Days days = DateText.range(text);
    if (days == null) {
      throw new RowRejection(
          CellText.isNothing(CellText.meant(text))
              ? Rejection.DATE_MISSING
              : Rejection.DATE_INVALID,
          column.header(),
          text);
    }
    return days(days.first(), days.last(), column, row);
  }

  private static LocalDate nth(BoundColumn column, Row row, DateRange period) throws RowRejection {
    String text = CellText.meant(row.cell(column.index()));
    if (!text.matches("[0-9]{1,5}")) {
      throw new RowRejection(Rejection.DATE_INVALID, column.header(), text);
    }
    LocalDate day = period.start().plusDays(Integer.parseInt(text));
    if (!period.contains(day)) {
      throw new RowRejection(Rejection.DATE_INVALID, column.header(), text);
    }
    return day;
  }

  /** The day is the source's, weekday and hour are those of the workspace's clocks. */
  private LocalDate sent(DateCell.Day cell, Map<String, String> dimensions) {
    if (cell.time() == null) {
      return cell.day();
    }
    LocalDateTime local = cell.day().atTime(cell.time());
    ZonedDateTime sentAt =
        cell.offset() == null
            ? local.atZone(plan.sourceZone())
            : local.atOffset(cell.offset()).atZoneSameInstant(plan.sourceZone());
    ZonedDateTime own = sentAt.withZoneSameInstant(plan.zone());
    dimensions.putIfAbsent("send_weekday", own.getDayOfWeek().name().toLowerCase(Locale.ROOT));
    dimensions.putIfAbsent("send_hour", "%02d".formatted(own.getHour()));
    return sentAt.toLocalDate();
  }

  private Instant hour(BoundColumn column, Row row) throws RowRejection {
    String text = CellText.meant(row.cell(column.index()));
    try {
      ZonedDateTime start = OffsetDateTime.parse(text).atZoneSameInstant(plan.sourceZone());
      if (start.equals(start.truncatedTo(ChronoUnit.HOURS))
          && start.getYear() >= 1970
          && start.getYear() < 2200) {
        return start.toInstant();
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new RowRejection(Rejection.DATE_INVALID, column.header(), text);
  }
}
