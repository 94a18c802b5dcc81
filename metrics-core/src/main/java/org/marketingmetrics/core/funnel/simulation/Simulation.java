package org.marketingmetrics.core.funnel.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel before and after its changes.
 *
 * @param baseline as it is
 * @param scenario with all changes
 * @param revenue what they bring; null when revenue is not known
 * @param profit what they bring; null when profit is not known
 * @param lastStep what they bring in counts of the last step
 */
public record Simulation(
    Outcome baseline,
    Outcome scenario,
    @Nullable Uplift revenue,
    @Nullable Uplift profit,
    Uplift lastStep) {
  /**
   * What changes bring.
   *
   * @param alone of each change, were it the only one, in order
   * @param interaction what all together bring beyond the sum of them alone
   * @param total what all together bring
   */
  public record Uplift(List<Double> alone, double interaction, Outcome.Amount total) {
    public Uplift {
      alone = List.copyOf(alone);
    }
  }
}
