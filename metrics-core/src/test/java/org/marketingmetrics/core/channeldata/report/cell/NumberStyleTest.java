package org.marketingmetrics.core.channeldata.report.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as people and platforms write them. */
class NumberStyleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0               | 0        |
          500             | 500      |
          1,234.56        | 1234.56  |
          1.234,56        | 1234.56  |
          1 020,50        | 1020.50  |
          1 234 567       | 1234567  |
          1'234.50        | 1234.50  |
          1’234’567.8     | 1234567.8|
          12,34,567.89    | 1234567.89|
          1,234,567       | 1234567  |
          0,123           | 0.123    |
          1234.567        | 1234.567 |
          12.5            | 12.5     |
          12,5            | 12.5     |
          .5              | 0.5      |
          64517.0         | 64517.0  |
          -12.5           | -12.5    |
          −12.5           | -12.5    |
          (12.50)         | -12.50   |
          12.3%           | 0.123    |
          12,3 %          | 0.123    |
          £1,234.50       | 1234.50  | GBP
          MX$2,400.00     | 2400.00  | MXN
          -$5.00          | -5.00    |
          $-5.00          | -5.00    |
          ($5.00)         | -5.00    |
          12,50 €         | 12.50    | EUR
          USD 12.00       | 12.00    | USD
          12.00 usd       | 12.00    | USD
          R$12.50         | 12.50    | BRL
          CA$0.00         | 0.00     | CAD
          ="17"           | 17       |
          """)
  void aNumberThatCanBeReadOneWayIsRead(String cell, BigDecimal number, String currency) {
    assertThat(NumberStyle.UNDECIDED.read(cell))
        .isInstanceOfSatisfying(
            NumberCell.Value.class,
            value -> {
              assertThat(value.number()).isEqualByComparingTo(number);
              assertThat(value.currency()).isEqualTo(currency);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "--", " --", "—", "n/a", "N/A", "< 10 %", "> 90%", "<10"})
  void whatSaysNothingIsAbsentAndNotZero(String cell) {
    assertThat(NumberStyle.UNDECIDED.read(cell)).isEqualTo(NumberCell.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ten",
        "1.2.3,4,5",
        "1,23",
        "1.2E+05",
        "5 (0.5%)",
        "2026-03-01",
        "1,2345",
        "12..5",
        "1,,000",
        "$5€",
        "--5",
        "%",
        "5%%",
        "1 2",
        ",",
        "1,234.",
        "x1",
        "1x",
        "1 234 56"
      })
  void whatIsNoNumberIsNone(String cell) {
    NumberCell read = NumberStyle.DECIMAL_POINT.read(cell);
    assertThat(read).isIn(NumberCell.BAD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,234  | 1234  | 1.234
          1.234  | 1.234 | 1234
          10.000 | 10    | 10000
          """)
  void threeDigitsAfterOneSeparatorDependOnTheFile(
      String cell, BigDecimal byPoint, BigDecimal byComma) {
    assertThat(NumberStyle.UNDECIDED.read(cell)).isInstanceOf(NumberCell.Ambiguous.class);
    assertThat(NumberStyle.CONTRADICTORY.read(cell)).isInstanceOf(NumberCell.Ambiguous.class);
    assertThat(number(NumberStyle.DECIMAL_POINT, cell)).isEqualByComparingTo(byPoint);
    assertThat(number(NumberStyle.DECIMAL_COMMA, cell)).isEqualByComparingTo(byComma);
  }

  private static BigDecimal number(NumberStyle style, String cell) {
    return ((NumberCell.Value) style.read(cell)).number();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,234.56 | false | DECIMAL_POINT
          1.234,56 | false | DECIMAL_COMMA
          12.5     | false | DECIMAL_POINT
          12,5     | false | DECIMAL_COMMA
          1,234    | false | UNDECIDED
          1,234    | true  | DECIMAL_POINT
          1.234    | true  | DECIMAL_COMMA
          10,000   | true  | DECIMAL_POINT
          1 234    | true  | UNDECIDED
          500      | true  | UNDECIDED
          ten      | true  | UNDECIDED
          1,234,567| false | DECIMAL_POINT
          """)
  void aCellShowsHowItsFileIsWritten(String cell, boolean whole, NumberStyle style) {
    assertThat(NumberStyle.shownBy(cell, whole)).isEqualTo(style);
  }

  /** The JDK writes a number in a language; it is read back as it was. */
  @Property(tries = 500)
  void whatTheJdkWritesIsReadBack(
      @ForAll @LongRange(min = -9_999_999_999L, max = 9_999_999_999L) long cents,
      @ForAll Language language) {
    BigDecimal number = BigDecimal.valueOf(cents, 2);
    DecimalFormat format =
        new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(language.locale));
    NumberStyle style =
        format.getDecimalFormatSymbols().getDecimalSeparator() == ','
            ? NumberStyle.DECIMAL_COMMA
            : NumberStyle.DECIMAL_POINT;

    String written = format.format(number);

    assertThat(number(style, written)).isEqualByComparingTo(number);
    if (!(NumberStyle.UNDECIDED.read(written) instanceof NumberCell.Ambiguous)) {
      assertThat(number(NumberStyle.UNDECIDED, written)).isEqualByComparingTo(number);
    }
  }

  enum Language {
    ENGLISH("en-US"),
    GERMAN("de-DE"),
    FRENCH("fr-FR"),
    RUSSIAN("ru-RU"),
    SWISS("de-CH"),
    INDIAN("en-IN"),
    POLISH("pl-PL"),
    SPANISH("es-ES");

    private final Locale locale;

    Language(String tag) {
      locale = Locale.forLanguageTag(tag);
    }
  }
}
