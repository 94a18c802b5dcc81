package org.marketingmetrics.core.channeldata.report.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as reports write them, with or without a time. */
public final class DateText {
  private static final int LONGEST = 64;
  private static final Pattern TIME =
      Pattern.compile(
          "(?:T|[\\s,]|\\bat\\b)\\s{0,3}([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?"
              + "\\s{0,2}([AaPp]\\.?[Mm]\\.?)?\\s{0,2}(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?$");
  private static final Pattern PART = Pattern.compile("[0-9]+|\\p{L}[\\p{L}\\p{M}]*");
  private static final Set<String> FILLERS =
      Set.of("de", "del", "of", "st", "nd", "rd", "th", "den", "г", "р", "er", "º");
  private static final Set<String> EAST_ASIAN = Set.of("年", "月", "日", "년", "월", "일");

  private DateText() {}

  /**
   * First and last day.
   *
   * @param last not before {@code first}
   */
  public record Days(LocalDate first, LocalDate last) {}

  /** What a cell of text says. */
  public static DateCell read(String cell) {
    if (isIso(cell)) {
      return Parts.day(number(cell, 0, 4), number(cell, 5, 7), number(cell, 8, 10), Clock.NONE);
    }
    String text = CellText.meant(cell);
    if (CellText.isNothing(text)) {
      return DateCell.ABSENT;
    }
    if (text.length() > LONGEST) {
      return DateCell.BAD;
    }
    Matcher matcher = TIME.matcher(text);
    Clock clock = Clock.NONE;
    if (matcher.find()) {
      clock = Clock.of(matcher);
      if (clock == null) {
        return DateCell.BAD;
      }
      text = CellText.stripped(text.substring(0, matcher.start()));
    }
    Parts parts = Parts.of(text);
    return parts == null ? DateCell.BAD : parts.read(clock);
  }

  /** Most days by far are written {@code 2026-08-18}. */
  private static boolean isIso(String cell) {
    if (cell.length() != 10 || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (i != 4 && i != 7 && !Digits.isDigit(cell.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int number(String cell, int from, int to) {
    return Integer.parseInt(cell, from, to, 10);
  }

  /**
   * The days of a text such as {@code Aug 18, 2026 - Aug 24, 2026}; null when it is none, or when
   * either number may be the month.
   */
  public static @Nullable Days range(String cell) {
    String text = CellText.meant(cell);
    if (text.length() > 2 * LONGEST + 5) {
      return null;
    }
    for (String separator : new String[] {" - ", " – ", " — ", " to ", " bis ", " ~ ", "~", "–"}) {
      int at = text.indexOf(separator);
      if (at > 0
          && read(text.substring(0, at)) instanceof DateCell.Day first
          && read(text.substring(at + separator.length())) instanceof DateCell.Day last
          && !last.day().isBefore(first.day())) {
        return new Days(first.day(), last.day());
      }
    }
    return read(text) instanceof DateCell.Day one ? new Days(one.day(), one.day()) : null;
  }

  /** The time of a day, as far as it is said. */
  private record Clock(@Nullable LocalTime time, @Nullable ZoneOffset offset) {
    static final Clock NONE = new Clock(null, null);

    static @Nullable Clock of(Matcher matcher) {
      int hour = Integer.parseInt(matcher.group(1));
      String half = matcher.group(4);
      if (half != null) {
        if (hour < 1 || hour > 12) {
          return null;
        }
        hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
      }
      try {
        String second = matcher.group(3);
        LocalTime time =
            LocalTime.of(
                hour,
                Integer.parseInt(matcher.group(2)),
                second == null ? 0 : Integer.parseInt(second));
        return new Clock(time, offset(matcher.group(5)));
      } catch (DateTimeException e) {
        return null;
      }
    }

    private static @Nullable ZoneOffset offset(@Nullable String text) {
      if (text == null) {
        return null;
      }
      return Character.isLetter(text.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(text);
    }
  }

  /**
   * Numbers and a month of a day.
   *
   * @param numbers as they stand, without a month by name
   * @param lengths how many digits each has
   * @param month by name, 0 when there is none
   * @param monthFirst whether its name stands before the numbers
   * @param separator between the first two numbers
   */
  private record Parts(
      List<Integer> numbers,
      List<Integer> lengths,
      int month,
      boolean monthFirst,
      String separator) {

    static @Nullable Parts of(String text) {
      List<Integer> numbers = new ArrayList<>();
      List<Integer> lengths = new ArrayList<>();
      int month = 0;
      boolean monthFirst = false;
      String separator = "";
      int end = 0;
      Matcher matcher = PART.matcher(text);
      while (matcher.find()) {
        String between = text.substring(end, matcher.start());
        if (!between.matches("[\\s.,/\\-]{0,3}")) {
          return null;
        }
        end = matcher.end();
        String part = matcher.group();
        if (Digits.isDigit(part.charAt(0))) {
          if (part.length() > 8 || numbers.size() == 3) {
            return null;
          }
          separator = numbers.size() == 1 ? between.strip() : separator;
          numbers.add(Integer.parseInt(part));
          lengths.add(part.length());
        } else if (MonthNames.month(part) > 0 && month == 0) {
          month = MonthNames.month(part);
          monthFirst = numbers.isEmpty();
        } else if (!isSkipped(part, numbers.isEmpty() && month == 0)) {
          return null;
        }
      }
      return text.substring(end).matches("[.,]?")
          ? new Parts(numbers, lengths, month, monthFirst, separator)
          : null;
    }

    private static boolean isSkipped(String word, boolean first) {
      String lower = word.toLowerCase(Locale.ROOT);
      return FILLERS.contains(lower)
          || EAST_ASIAN.contains(word)
          || (first && MonthNames.isWeekday(word));
    }

    DateCell read(Clock clock) {
      if (month > 0) {
        return numbers.size() == 2 ? named(clock) : DateCell.BAD;
      }
      if (numbers.size() == 1) {
        int digits = numbers.getFirst();
        return lengths.getFirst() == 8
            ? day(digits / 10_000, digits / 100 % 100, digits % 100, clock)
            : DateCell.BAD;
      }
      if (numbers.size() != 3) {
        return DateCell.BAD;
      }
      if (lengths.getFirst() == 4) {
        return day(numbers.get(0), numbers.get(1), numbers.get(2), clock);
      }
      return lengths.get(0) <= 2 && lengths.get(1) <= 2 ? numbered(clock) : DateCell.BAD;
    }

    /** {@code Aug 18, 2026} and {@code 18 Aug 2026}; {@code 2026 Aug 18} too. */
    private DateCell named(Clock clock) {
      if (lengths.get(0) == 4 && lengths.get(1) <= 2) {
        return day(numbers.get(0), month, numbers.get(1), clock);
      }
      int year = year(numbers.get(1), lengths.get(1));
      return year > 0 && lengths.get(0) <= 2 && (monthFirst || lengths.get(1) >= 2)
          ? day(year, month, numbers.get(0), clock)
          : DateCell.BAD;
    }

    private DateCell numbered(Clock clock) {
      int year = year(numbers.get(2), lengths.get(2));
      if (year == 0) {
        return DateCell.BAD;
      }
      DateCell dayFirst = day(year, numbers.get(1), numbers.get(0), clock);
      if (separator.equals(".")) {
        return dayFirst;
      }
      DateCell monthFirst = day(year, numbers.get(0), numbers.get(1), clock);
      DateCell.Day one = dayFirst instanceof DateCell.Day found ? found : null;
      DateCell.Day other = monthFirst instanceof DateCell.Day found ? found : null;
      return one == null && other == null ? DateCell.BAD : new DateCell.Either(one, other);
    }

    /** Two digits are of this century: no report is older. */
    private static int year(int number, int length) {
      if (length == 2) {
        return 2_000 + number;
      }
      return length == 4 ? number : 0;
    }

    private static DateCell day(int year, int month, int day, Clock clock) {
      if (year < 1970 || year > 2199) {
        return DateCell.BAD;
      }
      try {
        return new DateCell.Day(LocalDate.of(year, month, day), clock.time(), clock.offset());
      } catch (DateTimeException e) {
        return DateCell.BAD;
      }
    }
  }
}
