package org.marketingmetrics.core.channeldata.report.cell;

import java.util.Locale;
import java.util.Set;

/** Words by which reports call the row that sums up the others. */
public final class TotalRows {
  private static final Set<String> WORDS =
      Set.of(
          "total",
          "totals",
          "grand total",
          "subtotal",
          "gesamt",
          "gesamtsumme",
          "gesamtergebnis",
          "summe",
          "insgesamt",
          "total général",
          "total general",
          "totale",
          "totale complessivo",
          "totaal",
          "eindtotaal",
          "totalt",
          "totalsumma",
          "i alt",
          "yhteensä",
          "suma",
          "suma całkowita",
          "razem",
          "celkem",
          "összesen",
          "toplam",
          "genel toplam",
          "итого",
          "всего",
          "общий итог",
          "разом",
          "総計",
          "合計",
          "总计",
          "总数",
          "合计",
          "總計",
          "합계",
          "총계",
          "tổng",
          "รวม",
          "الإجمالي");

  private TotalRows() {}

  /**
   * True for a label such as {@code Total}, {@code Gesamt: Konto}, {@code Total : compte} or {@code
   * Total of 12 results}.
   */
  public static boolean isLabel(String meant) {
    if (meant.isEmpty() || meant.length() > 80) {
      return false;
    }
    String text = meant.toLowerCase(Locale.ROOT).replace('：', ':');
    int colon = text.indexOf(':');
    String word = CellText.stripped(colon < 0 ? text : text.substring(0, colon));
    if (WORDS.contains(word)) {
      return true;
    }
    return word.matches("total(s)? (of|for|-|\\() ?[0-9].*");
  }
}
