package org.marketingmetrics.core.channeldata.report.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalRowsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Total", "TOTAL", "Grand total", "Total: Account", "Gesamt: Konto", "Total : compte",
        "Total of 12 results", "Итого", "총계", "合计", "Totaal", "Suma"
      })
  void labelsOfTotalsAreKnownInManyLanguages(String label) {
    assertThat(TotalRows.isLabel(label)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Total comfort", "Totally new", "Brand", "Total of nothing", "Summer"})
  void namesThatBeginAlikeAreNone(String label) {
    assertThat(TotalRows.isLabel(label)).isFalse();
  }
}
