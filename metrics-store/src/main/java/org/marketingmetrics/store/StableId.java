package org.marketingmetrics.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The id of a text, the same on every server and at every time, so that no writer has to ask for
 * one: the first 64 bits of its SHA-256.
 *
 * @param id key of the text in its dictionary
 * @param check the next 64 bits; tells two texts of one id apart without looking at them
 */
record StableId(long id, long check) {
  /** Makes ids of texts; tests put one in that collides. */
  @FunctionalInterface
  interface Maker {
    StableId of(String text);
  }

  static StableId of(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      ByteBuffer bits = ByteBuffer.wrap(hash);
      return new StableId(bits.getLong(), bits.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
