package org.marketingmetrics.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/**
 * A keyword report of Google Ads with a row for each keyword and day, and the same rows as they lie
 * in the table.
 */
final class ImportFile {
  private static final int KEYWORDS = 5_000;
  private static final int CAMPAIGNS = 50;
  private static final LocalDate FIRST = LocalDate.of(2025, 7, 1);

  private ImportFile() {}

  /** The report: a line for each row, {@code days} times {@link #KEYWORDS}. */
  static void writeReport(Path file, int days) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          "Day,Campaign,Ad group,Search keyword,Currency code,Cost,Impr.,Clicks,Conversions,Conv."
              + " value\n");
      for (int day = 0; day < days; day++) {
        LocalDate date = FIRST.plusDays(day);
        for (int keyword = 0; keyword < KEYWORDS; keyword++) {
          long n = number(day, keyword);
          out.write(
              "%s,Campaign %d,Group %d,keyword %d,EUR,%d.%02d,%d,%d,%d.5,%d.25\n"
                  .formatted(
                      date,
                      keyword % CAMPAIGNS,
                      keyword % (10 * CAMPAIGNS),
                      keyword,
                      n % 500,
                      n % 100,
                      1_000 + n % 9_000,
                      n % 900,
                      n % 40,
                      n % 700));
        }
      }
    }
  }

  private static long number(int day, int keyword) {
    return 31L * keyword + 17L * day + (long) day * keyword % 97;
  }

  /** The rows for LOAD DATA, in the order of the report, keywords in the order of their ids. */
  static void writeTable(Path file, String workspace, int days) throws IOException {
    long[] series = new Random(7).longs(KEYWORDS).sorted().toArray();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int day = 0; day < days; day++) {
        LocalDate date = FIRST.plusDays(day);
        int month = date.getYear() * 100 + date.getMonthValue();
        for (int keyword = 0; keyword < KEYWORDS; keyword++) {
          long n = number(day, keyword);
          out.write(
              "%s\t%d\t%d\t%d\t1\t-1\t1\t1\t1\t%d\t%d\t%d\t%d\t%d\n"
                  .formatted(
                      workspace,
                      month,
                      series[keyword],
                      month * 100 + date.getDayOfMonth(),
                      1_000 + n % 9_000,
                      n % 900,
                      (n % 500) * 1_000_000 + (n % 100) * 10_000,
                      n % 40 * 1_000_000 + 500_000,
                      n % 700 * 1_000_000 + 250_000));
        }
      }
    }
  }

  static int keywords() {
    return KEYWORDS;
  }
}
