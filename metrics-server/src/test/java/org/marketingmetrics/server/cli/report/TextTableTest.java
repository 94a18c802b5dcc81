package org.marketingmetrics.server.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsLineUpInAnyScript() {
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.RIGHT)
            .row("шаг", "count")
            .row("Доставлено", "1,000")
            .row("x", "7");

    assertThat(table.lines("  "))
        .containsExactly("  шаг          count", "  Доставлено   1,000", "  x                7");
  }

  @Test
  void columnsWithoutAnyTextAreLeftOut() {
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.LEFT)
            .row("a", "b", "c")
            .row("1", "", "3");

    assertThat(table.lines("")).containsExactly("a   c", "1   3");
  }

  @Test
  void aLineOfAnotherLengthIsRefused() {
    TextTable table = new TextTable(TextTable.Align.LEFT);

    assertThatThrownBy(() -> table.row("a", "b")).isInstanceOf(IllegalArgumentException.class);
  }
}
