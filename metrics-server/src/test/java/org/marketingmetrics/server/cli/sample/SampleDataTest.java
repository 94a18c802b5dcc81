package org.marketingmetrics.server.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.WriteObservationsRequest;

class SampleDataTest {
  private final List<WriteObservationsRequest> requests = SampleData.requests("workspaces/demo");

  private long sum(String source, String measure) {
    return requests.stream()
        .filter(request -> request.getSource().equals(source))
        .flatMap(request -> request.getObservationsList().stream())
        .flatMap(observation -> observation.getValuesList().stream())
        .filter(value -> value.getMeasure().equals(measure))
        .mapToLong(SampleDataTest::whole)
        .sum();
  }

  private static long whole(MeasureValue value) {
    return value.hasMoney() ? value.getMoney().getUnits() : value.getCount();
  }

  @Test
  void theCreatorsLinkHasTheNumbersOfTheGlossaryPage() {
    assertThat(sum("creator_report", "impressions")).isEqualTo(200_000);
    assertThat(sum("creator_report", "clicks")).isEqualTo(4_000);
    assertThat(sum("creator_report", "orders")).isEqualTo(120);
    assertThat(sum("creator_report", "revenue")).isEqualTo(6_000);
  }

  @Test
  void theProductHasFourWeeksInBothReports() {
    assertThat(requests.get(2).getObservationsCount()).isEqualTo(28);
    assertThat(requests.get(3).getObservationsCount()).isEqualTo(4);
    assertThat(sum("amazon_ads", "clicks")).isEqualTo(840);
    assertThat(sum("amazon_business_report", "sessions")).isEqualTo(714);
    assertThat(sum("amazon_business_report", "revenue")).isEqualTo(3_300);
  }

  @Test
  void everyWriteKeepsTheRulesOfTheContract() throws ValidationException {
    Validator validator = ValidatorFactory.newBuilder().build();

    for (WriteObservationsRequest request : requests) {
      assertThat(validator.validate(request).getViolations()).isEmpty();
    }
  }
}
