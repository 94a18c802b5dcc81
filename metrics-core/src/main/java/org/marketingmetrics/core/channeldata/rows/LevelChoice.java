package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.Line;

/**
 * Of the lines of one source, those of the coarsest level, apart for each part of the data: two
 * levels that say the same thing are never added. Of equally coarse levels the one with more days
 * is taken, then the first by name.
 */
final class LevelChoice {
  private LevelChoice() {}

  /**
   * The lines to use.
   *
   * @param daysOf number of days on which lines have rows; asked only to settle a tie
   */
  static BitSet of(Facts facts, BitSet candidates, ToIntFunction<BitSet> daysOf) {
    Map<Level, BitSet> byLevel = new HashMap<>();
    candidates.stream()
        .forEach(
            id ->
                byLevel
                    .computeIfAbsent(facts.lines().get(id).level(), level -> new BitSet())
                    .set(id));
    if (byLevel.size() == 1) {
      return candidates;
    }
    BitSet taken = new BitSet();
    Competition answered = new Competition();
    for (Level level : ordered(byLevel, daysOf)) {
      BitSet lines = byLevel.getOrDefault(level, new BitSet());
      BitSet free = new BitSet();
      lines.stream().filter(id -> !answered.competes(part(facts, id))).forEach(free::set);
      free.stream().forEach(id -> answered.take(part(facts, id)));
      taken.or(free);
    }
    return taken;
  }

  private static org.marketingmetrics.core.channeldata.Part part(Facts facts, int id) {
    Line line = facts.lines().get(id);
    return line.part();
  }

  private static List<Level> ordered(Map<Level, BitSet> byLevel, ToIntFunction<BitSet> daysOf) {
    Map<Level, Integer> days = new HashMap<>();
    List<Level> levels = new ArrayList<>(byLevel.keySet());
    levels.sort(
        Comparator.<Level>comparingInt(level -> level.dimensions().size())
            .thenComparing(
                Comparator.<Level>comparingInt(
                        level ->
                            days.computeIfAbsent(
                                level,
                                key -> daysOf.applyAsInt(byLevel.getOrDefault(key, new BitSet()))))
                    .reversed())
            .thenComparing(Level::name));
    return levels;
  }
}
