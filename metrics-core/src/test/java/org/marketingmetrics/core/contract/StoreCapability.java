package org.marketingmetrics.core.contract;

/** What not every store can do. A suite checks that a store does what it declares and no more. */
public enum StoreCapability {
  /** What was answered is there after the store was closed and opened again. */
  DURABLE
}
