package org.marketingmetrics.store.embedded;

/** Told each step of a start as it begins, on the thread that called start. */
@FunctionalInterface
public interface ProgressListener {
  /** Listens to nothing. */
  ProgressListener NONE = step -> {};

  /** Called before the work of {@code step}, or after all work for {@link StartStep#READY}. */
  void onStep(StartStep step);
}
