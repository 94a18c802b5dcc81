package org.marketingmetrics.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsExceptionTest {
  @Test
  void fieldsInsideOfAnotherFieldHaveItsPath() {
    MetricsException inner = MetricsException.invalidField("date_range", "is too long");

    MetricsException failure = inner.inside("stored");

    assertThat(failure).hasMessage("stored.date_range: is too long").hasCause(inner);
    assertThat(failure.metadata()).containsEntry("field", "stored.date_range");
    assertThat(failure.fieldViolations())
        .containsExactly(new FieldViolation("stored.date_range", "is too long"));
  }

  @Test
  void whatNamesNoFieldStaysAsItIs() {
    MetricsException failure = MetricsException.of(ErrorReason.OVERLOADED, "later").build();

    assertThat(failure.inside("stored")).isSameAs(failure);
  }
}
