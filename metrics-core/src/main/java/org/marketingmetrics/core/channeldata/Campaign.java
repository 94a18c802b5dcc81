package org.marketingmetrics.core.channeldata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A campaign of a workspace.
 *
 * @param id 16 hex digits made from the value, see {@link #idOf}
 * @param value the value of the dimension {@code campaign}, as reports spell it
 * @param displayName how people call it
 * @param startDate first day on which data are expected; null when not declared
 * @param version grows with every change, from 1
 */
public record Campaign(
    String id, String value, String displayName, @Nullable LocalDate startDate, long version) {
  /** The id of the campaign of that name: the first 8 bytes of its SHA-256, in hex. */
  public static String idOf(String value) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A campaign as the first write that names it creates it. */
  public static Campaign named(String value) {
    return new Campaign(idOf(value), value, value, null, 1);
  }
}
