package org.marketingmetrics.store.embedded;

/** What {@link EmbeddedDatabase#start} is doing, in the order in which steps can occur. */
public enum StartStep {
  /** A server of an earlier run, whose program was killed, is being ended. */
  RECOVERING("Ending a database server that an earlier run left behind"),
  /** First start with this cache directory. */
  UNPACKING("Unpacking the database server (once)"),
  /** First start with this data directory. */
  INITIALISING("Initialising the data directory (once)"),
  /** The server process is being started. */
  STARTING("Starting the database server"),
  /** The server accepts connections. */
  READY("The database server is ready");

  private final String text;

  StartStep(String text) {
    this.text = text;
  }

  /** The step as a line for a person, without a full stop. */
  public String text() {
    return text;
  }
}
