package org.marketingmetrics.store.embedded;

/**
 * A password that does not print itself.
 *
 * @param reveal the characters, for the database driver alone
 */
public record Password(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
