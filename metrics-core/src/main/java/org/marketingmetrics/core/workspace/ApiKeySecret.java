package org.marketingmetrics.core.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The secret of a key: {@code mm_} and 32 random bytes in URL-safe base64. Only its hash is kept.
 */
public final class ApiKeySecret {
  private static final String PREFIX = "mm_";
  private static final int BYTES = 32;

  /** Every secret looks like this; what does not is no key, and need not be looked up. */
  private static final String PATTERN = "mm_[A-Za-z0-9_-]{43}";

  private ApiKeySecret() {}

  /**
   * A new secret.
   *
   * @param random must be a {@link java.security.SecureRandom} except in tests
   */
  public static String create(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** True for a text that can be a secret. */
  public static boolean isWellFormed(String text) {
    return text.matches(PATTERN);
  }

  /**
   * Lower-case hex SHA-256. No salt and no stretching: the secrets are random and long, so that
   * there is nothing to guess.
   */
  public static String hash(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
