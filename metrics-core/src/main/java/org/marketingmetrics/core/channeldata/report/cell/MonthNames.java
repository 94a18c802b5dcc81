package org.marketingmetrics.core.channeldata.report.cell;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of months and weekdays in the languages that consoles have, without dots and case. */
final class MonthNames {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "tr", "ru", "uk");

  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE);

  private static final Map<String, Integer> MONTHS = months();
  private static final Set<String> WEEKDAYS = weekdays();

  private MonthNames() {}

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (Month month : Month.values()) {
      for (String language : LANGUAGES) {
        for (TextStyle style : STYLES) {
          add(months, several, plain(month.getDisplayName(style, Locale.of(language))), month);
        }
      }
    }
    add(months, several, "sept", Month.SEPTEMBER);
    months.keySet().removeAll(several);
    return months;
  }

  private static void add(
      Map<String, Integer> months, Set<String> several, String name, Month month) {
    Integer before = months.putIfAbsent(name, month.getValue());
    if (before != null && before != month.getValue()) {
      several.add(name);
    }
  }

  private static Set<String> weekdays() {
    Set<String> names = new HashSet<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      for (String language : LANGUAGES) {
        STYLES.forEach(style -> names.add(plain(day.getDisplayName(style, Locale.of(language)))));
      }
    }
    return names;
  }

  private static String plain(String name) {
    return name.replace(".", "").toLowerCase(Locale.ROOT);
  }

  /** The month, 1 to 12; 0 when no month is called so. */
  static int month(String word) {
    return MONTHS.getOrDefault(plain(word), 0);
  }

  static boolean isWeekday(String word) {
    return WEEKDAYS.contains(plain(word));
  }
}
