package org.marketingmetrics.core.channeldata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A campaign of a workspace.
 *
 * @param id 16 hex digits made from the value, see {@link #idOf}
 * @param value the value of the dimension {@code campaign}, as reports spell it
 * @param displayName how people call it
 * @param startDate first day on which data are expected; null when not declared
 * @param automation true when its messages are sent day by day: people counted on different days
 *     are partly the same, so that they cannot be added
 * @param version grows with every change, from 1
 */
public record Campaign(
    String id,
    String value,
    String displayName,
    @Nullable LocalDate startDate,
    boolean automation,
    long version) {
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

  /** True when answers about its data depend on what is declared of it. */
  public boolean declaresAnything() {
    return startDate != null || automation;
  }

  /** True when answers are the same with the other in its place. */
  public boolean declaresSameAs(Campaign other) {
    return Objects.equals(startDate, other.startDate) && automation == other.automation;
  }

  /** A campaign as the first write that names it creates it. */
  public static Campaign named(String value) {
    return new Campaign(idOf(value), value, value, null, false, 1);
  }
}
