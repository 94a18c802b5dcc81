package org.marketingmetrics.server.runtime;

import java.time.Duration;
import org.marketingmetrics.core.store.Stores;

/** The database as the process sees it. */
public interface Database extends AutoCloseable {
  /** Its ports. */
  Stores stores();

  /**
   * Asks it for a sign of life, on a connection of its own or one from the pool.
   *
   * @param timeout after which it counts as lost
   * @throws RuntimeException when it gives none
   */
  void ping(Duration timeout);

  /** Its connections at this moment. */
  Pool pool();

  /** Where the data are, for people and without secrets. */
  String location();

  /** Lets go of it; an embedded one stops. */
  @Override
  void close();

  /**
   * Connections at one moment.
   *
   * @param active in use
   * @param idle ready
   * @param waiting threads that wait for one
   * @param most largest number
   */
  record Pool(int active, int idle, int waiting, int most) {}
}
