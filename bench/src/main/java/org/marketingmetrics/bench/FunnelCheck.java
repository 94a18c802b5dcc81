package org.marketingmetrics.bench;

import java.util.Arrays;
import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.FunnelServiceGrpc.FunnelServiceBlockingStub;
import org.marketingmetrics.api.v1.Quantity;

/** Asks the server and SQL the same and demands the same numbers. */
final class FunnelCheck {
  private FunnelCheck() {}

  /**
   * Compares all eight sums of each question.
   *
   * @throws IllegalStateException when any differs
   */
  static void sameSums(List<Funnel> questions, FunnelServiceBlockingStub server, SqlQuestions sql) {
    for (Funnel funnel : questions) {
      long[] answered = sums(server.analyzeFunnel(funnel.request()));
      long[] summed = sql.funnel(funnel);
      if (!Arrays.equals(answered, summed)) {
        throw new IllegalStateException(
            "%s: the server says %s, SQL says %s"
                .formatted(funnel, Arrays.toString(answered), Arrays.toString(summed)));
      }
    }
  }

  /** The sums as SQL gives them. */
  private static long[] sums(AnalyzeFunnelResponse answer) {
    int steps = Funnel.STEPS.size();
    long[] sums = new long[steps + 2];
    for (int i = 0; i < steps; i++) {
      sums[i] = number(answer.getSteps(i).getCount().getNumerator());
    }
    sums[steps] = number(answer.getRevenue().getNumerator());
    sums[steps + 1] = number(answer.getMetrics(Funnel.CPC).getNumerator());
    return sums;
  }

  private static long number(Quantity quantity) {
    return switch (quantity.getValueCase()) {
      case COUNT -> quantity.getCount();
      case MONEY ->
          quantity.getMoney().getUnits() * 1_000_000 + quantity.getMoney().getNanos() / 1_000;
      case DECIMAL, VALUE_NOT_SET ->
          throw new IllegalStateException("neither count nor money: " + quantity);
    };
  }
}
