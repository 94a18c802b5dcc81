package org.marketingmetrics.server.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  @Test
  void cellsAreQuotedByRfc4180() {
    String csv =
        new CsvText()
            .header(List.of("a", "b"))
            .add(new CsvText.Row().text("x,y").text("say \"hi\"\nthere"))
            .toString();

    assertThat(csv).isEqualTo("a,b\r\n\"x,y\",\"say \"\"hi\"\"\nthere\"\r\n");
  }

  /** A campaign named by somebody else must not run in the spreadsheet of the reader. */
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx", "\rx"})
  void textsThatBeginLikeAFormulaAreMadeHarmless(String text) {
    assertThat(CsvText.harmless(text)).isEqualTo("'" + text);
  }

  @Test
  void negativeNumbersStayNumbers() {
    assertThat(new CsvText().add(new CsvText.Row().number("-5").text("a-b")).toString())
        .isEqualTo("-5,a-b\r\n");
  }
}
