package org.marketingmetrics.core.event;

import java.util.Random;
import java.util.SplittableRandom;

/** Random numbers of a seed. */
public final class Seeds {
  private Seeds() {}

  /**
   * A generator whose first numbers differ for neighbouring seeds: those of {@link Random} itself
   * hardly do, and properties are mostly tried with small seeds.
   */
  public static Random random(long seed) {
    return new Random(new SplittableRandom(seed).nextLong());
  }
}
