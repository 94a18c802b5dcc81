package org.marketingmetrics.core.channeldata.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Counts what is to be said about rows and keeps the first of each kind. */
final class Notes {
  /** Characters of a cell that are shown. */
  private static final int SHOWN = 80;

  private final List<RowNote.Skipped> skipped = new ArrayList<>();
  private final List<RowNote.Rejected> rejected = new ArrayList<>();
  private final List<RowNote.RateDisagrees> disagreeing = new ArrayList<>();
  private long skippedCount;
  private long rejectedCount;
  private long disagreeingCount;

  void add(RowNote note) {
    switch (note) {
      case RowNote.Skipped one -> {
        skippedCount++;
        keep(skipped, one);
      }
      case RowNote.Rejected one -> {
        rejectedCount++;
        keep(rejected, one);
      }
      case RowNote.RateDisagrees one -> {
        disagreeingCount++;
        keep(disagreeing, one);
      }
    }
  }

  private static <T> void keep(List<T> notes, T note) {
    if (notes.size() < ImportOutcome.MOST_NOTES) {
      notes.add(note);
    }
  }

  /** The beginning of a cell, on one line. */
  static String shown(String cell) {
    String line = cell.strip().replaceAll("\\p{Cntrl}", " ");
    int end = line.offsetByCodePoints(0, Math.min(SHOWN, line.codePointCount(0, line.length())));
    return end == line.length() ? line : line.substring(0, end) + "…";
  }

  long skipped() {
    return skippedCount;
  }

  long rejected() {
    return rejectedCount;
  }

  long disagreeing() {
    return disagreeingCount;
  }

  List<RowNote.Rejected> rejections() {
    return rejected;
  }

  List<RowNote> all() {
    return Stream.of(skipped, rejected, disagreeing)
        .flatMap(List::stream)
        .map(RowNote.class::cast)
        .sorted(Comparator.comparingLong(RowNote::line))
        .toList();
  }
}
