package org.marketingmetrics.server.rpc;

/** What a method needs of its caller. */
public enum Permission {
  /** A key with any role. */
  READ,
  /** A key that may also see single people. */
  READ_SUBJECTS,
  /** A key that may write data. */
  WRITE,
  /** A key that may change its workspace. */
  ADMINISTER,
  /** The operator's key. */
  OPERATE
}
