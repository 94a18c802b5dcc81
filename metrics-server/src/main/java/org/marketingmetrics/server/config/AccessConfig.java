package org.marketingmetrics.server.config;

import java.time.Duration;

/**
 * Who may call.
 *
 * @param keys whether calls need an API key
 * @param operatorKeySha256 lower-case hex SHA-256 of the key that may create and list workspaces
 *     and make their keys; empty for no operator
 * @param insecure allows an address that others reach without TLS, for example behind a proxy that
 *     ends TLS
 * @param keyCache how long a key once looked up is believed; a deleted key opens nothing after it
 */
public record AccessConfig(
    Keys keys, String operatorKeySha256, boolean insecure, Duration keyCache) {
  /** What holds unless the operator says otherwise. */
  public static final AccessConfig DEFAULTS =
      new AccessConfig(Keys.AUTO, "", false, Duration.ofSeconds(5));

  /** Whether calls need an API key. */
  public enum Keys {
    /** Needed, except on the embedded database bound to a loopback address. */
    AUTO,
    /** Needed. */
    REQUIRED,
    /** Not needed: everybody who reaches the port may do everything. Loopback addresses only. */
    OFF
  }

  static AccessConfig from(Settings settings) {
    return new AccessConfig(
        settings.choice("access.keys", DEFAULTS.keys),
        settings.text("access.operator_key_sha256", DEFAULTS.operatorKeySha256),
        settings.flag("access.insecure", DEFAULTS.insecure),
        settings.duration("access.key_cache", DEFAULTS.keyCache));
  }

  void check(Settings settings) {
    settings.require(
        operatorKeySha256.isEmpty() || operatorKeySha256.matches("[0-9a-f]{64}"),
        "access.operator_key_sha256: not 64 lower-case hex digits; it is the SHA-256 of the key,"
            + " never the key itself");
    settings.require(
        keyCache.compareTo(Duration.ofMinutes(1)) <= 0,
        "access.key_cache: above 1m a deleted key would live too long");
  }

  /** Says whether there is an operator, and nothing by which to guess the key. */
  @Override
  public String toString() {
    return "AccessConfig[keys=%s, operator=%s, insecure=%s, keyCache=%s]"
        .formatted(keys, !operatorKeySha256.isEmpty(), insecure, keyCache);
  }
}
