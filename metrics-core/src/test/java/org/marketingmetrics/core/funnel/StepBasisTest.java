package org.marketingmetrics.core.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningDetail;

class StepBasisTest {
  private static final String SEVEN = "attribution=ATTRIBUTED:LAST_TOUCH:7:-1:AD_INTERACTION";

  /** {@code orders of shop, attribution=ALL}. */
  private static StepCount step(String text) {
    String[] parts = text.split(" of |, ", -1);
    return new StepCount(
        Catalog.standard().measure(new MeasureId(parts[0])),
        Quantity.Count.of(10),
        null,
        NullDetail.NONE,
        List.of(parts[1]),
        List.of("UTC"),
        parts.length < 3 ? Basis.UNSPECIFIED : BasisText.parse(parts[2].replace("SEVEN", SEVEN)));
  }

  private static Set<WarningDetail.Difference> differences(StepCount previous, StepCount step) {
    return StepBasis.warnings(previous, step).stream()
        .map(Warning::detail)
        .flatMap(detail -> ((WarningDetail.StepBasisMismatch) detail).differences().stream())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sessions of amazon | orders of ads, SEVEN | SOURCE ATTRIBUTION",
        "sessions of amazon | orders of shop, attribution=ALL | SOURCE",
        "sessions of amazon | orders of ads | SOURCE",
        "sessions of web | orders of web, SEVEN | ",
        "clicks of ads | orders of shop, attribution=ALL | SOURCE ATTRIBUTION",
        "clicks of ads | orders of web, SEVEN | SOURCE",
        "clicks of rollup | orders of rollup, attribution=ALL | ",
        "email_unique_clicks of mail | orders of shop, attribution=ALL | SOURCE ATTRIBUTION",
        "add_to_carts of ads, SEVEN | orders of shop, attribution=ALL | SOURCE ATTRIBUTION",
        "add_to_carts of ads | orders of shop, attribution=ALL | SOURCE",
        "orders of ads, SEVEN | sessions of amazon | SOURCE ATTRIBUTION",
        "sessions of web, session_rule=ga4 | engaged_sessions of web, session_rule=adobe |"
            + " OTHER_BASIS",
        "sessions of web, session_rule=ga4 | engaged_sessions of web | ",
        "clicks of ads | unique_clicks of ads | UNIT",
        "clicks of web | sessions of web | OTHER_BASIS",
      })
  void stepsSayInWhatTheyDiffer(String previous, String step, @Nullable String expected) {
    Set<WarningDetail.Difference> wanted =
        expected == null
            ? Set.of()
            : Arrays.stream(expected.split(" ", -1))
                .map(WarningDetail.Difference::valueOf)
                .collect(Collectors.toSet());

    assertThat(differences(step(previous), step(step))).isEqualTo(wanted);
  }

  @Test
  void ofAStepWithoutACountNothingIsSaid() {
    StepCount missing =
        new StepCount(
            Catalog.standard().measure(new MeasureId("orders")),
            null,
            NullReason.NO_DATA,
            NullDetail.NONE,
            List.of("ads"),
            List.of("Asia/Tokyo"),
            Basis.UNSPECIFIED);

    assertThat(StepBasis.warnings(step("sessions of web"), missing)).isEmpty();
    assertThat(StepBasis.warnings(missing, step("sessions of web"))).isEmpty();
  }
}
