package org.marketingmetrics.core.channeldata;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.period.Grain;

/**
 * A question in the plainest form.
 *
 * @param definition what is asked
 * @param groupBy dimensions
 * @param filterDimension dimension filtered by; empty for none
 * @param filterValue its value
 * @param exclude true leaves that value out
 * @param window days of attribution asked for; 0 for any
 * @param defaultWindow days of the workspace's default; 0 for none
 * @param named sources the question names
 * @param precedence sources the workspace prefers
 */
record PlainQuestion(
    Definition definition,
    List<String> groupBy,
    String filterDimension,
    String filterValue,
    boolean exclude,
    LocalDate from,
    LocalDate to,
    Grain grain,
    int window,
    int defaultWindow,
    boolean acknowledge,
    List<String> named,
    List<String> precedence,
    Map<String, SourceKind> kinds) {

  /**
   * A measure or a ratio of two.
   *
   * @param numerator a measure
   * @param denominator a measure; null for a measure alone
   * @param sales of money in it: 0 any, -1 all sales only, 1 attributed only
   */
  record Definition(String id, String numerator, @Nullable String denominator, int sales) {
    List<String> measures() {
      return denominator == null ? List.of(numerator) : List.of(numerator, denominator);
    }
  }

  /** The same question in a workspace with the settings of another. */
  PlainQuestion in(PlainQuestion other) {
    return new PlainQuestion(
        definition,
        groupBy,
        filterDimension,
        filterValue,
        exclude,
        from,
        to,
        grain,
        window,
        other.defaultWindow,
        acknowledge,
        named,
        other.precedence,
        kinds);
  }

  Set<String> asked() {
    Set<String> asked = new TreeSet<>(groupBy);
    if (!filterDimension.isEmpty()) {
      asked.add(filterDimension);
    }
    return asked;
  }

  boolean keeps(Map<String, String> dimensions) {
    if (!dimensions.keySet().containsAll(asked())) {
      return false;
    }
    return filterDimension.isEmpty()
        || filterValue.equals(dimensions.get(filterDimension)) != exclude;
  }

  List<String> group(Map<String, String> dimensions) {
    return groupBy.stream().map(name -> dimensions.getOrDefault(name, "")).toList();
  }

  /** First day of the bucket of a day, not before the range. */
  LocalDate bucket(LocalDate day) {
    LocalDate start =
        switch (grain) {
          case TOTAL -> from;
          case DAY, HOUR -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.withDayOfMonth(1);
          case QUARTER -> day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
          case YEAR -> day.withDayOfYear(1);
        };
    return start.isBefore(from) ? from : start;
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  Question ask(World world) {
    Question question =
        world
            .ask(definition.id())
            .by(groupBy.toArray(String[]::new))
            .during(from, to)
            .per(grain)
            .believing(named.toArray(String[]::new));
    if (!filterDimension.isEmpty()) {
      question =
          exclude
              ? question.without(filterDimension, filterValue)
              : question.only(filterDimension, filterValue);
    }
    if (window != 0) {
      question.on(Bases.attributed(window));
    }
    return acknowledge ? question.acknowledging() : question;
  }
}
