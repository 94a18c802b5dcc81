package org.marketingmetrics.core.workspace;

/** What a key may do; each role includes the ones before it. */
public enum Role {
  READER,
  WRITER,
  ADMIN;

  /** True when this role includes the other. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
