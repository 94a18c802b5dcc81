package org.marketingmetrics.server.rpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Page tokens: where the next page begins, and the hash of the request it belongs to, so that a
 * token given with other parameters is refused and not misread.
 */
public final class PageTokens {
  private static final byte VERSION = 1;
  private static final int HASH_BYTES = 12;

  /** May differ between two pages of one list. */
  private static final List<String> NOT_HASHED = List.of("page_token", "page_size");

  private PageTokens() {}

  /**
   * Where a page begins.
   *
   * @param revision of the data all pages are read at; 0 where none is
   * @param offset rows before the page; 0 where pages begin by {@code after}
   * @param after key of the last entry before the page; empty where pages begin by {@code offset}
   */
  public record Position(long revision, long offset, String after) {
    /** A page that begins behind an entry. */
    public static Position after(String key) {
      return new Position(0, 0, key);
    }
  }

  /** The token of a page of this request. */
  public static String encode(Message request, Position position) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.write(hash(request));
      out.writeLong(position.revision());
      out.writeLong(position.offset());
      out.writeUTF(position.after());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * Where the page of this token begins; empty for the first page.
   *
   * @param token the request's {@code page_token}
   * @throws MetricsException PAGE_TOKEN_INVALID when it is no token of this request
   */
  public static Optional<Position> decode(Message request, String token) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(token)))) {
      byte version = in.readByte();
      byte[] hash = in.readNBytes(HASH_BYTES);
      if (version != VERSION || !Arrays.equals(hash, hash(request))) {
        throw invalid();
      }
      return Optional.of(new Position(in.readLong(), in.readLong(), in.readUTF()));
    } catch (IllegalArgumentException | IOException e) {
      throw invalid();
    }
  }

  private static MetricsException invalid() {
    return invalid(
        "not given for these parameters; repeat the request that gave it, or start again without"
            + " it");
  }

  /** The failure of a request whose token cannot be used, for whatever reason. */
  public static MetricsException invalid(String why) {
    return MetricsException.of(ErrorReason.PAGE_TOKEN_INVALID, "page_token: " + why)
        .field("page_token", why)
        .build();
  }

  private static byte[] hash(Message request) {
    Message.Builder parameters = request.toBuilder();
    for (FieldDescriptor field : request.getDescriptorForType().getFields()) {
      if (NOT_HASHED.contains(field.getName())) {
        parameters.clearField(field);
      }
    }
    byte[] type = request.getDescriptorForType().getFullName().getBytes(StandardCharsets.UTF_8);
    MessageDigest digest = sha256();
    digest.update(type);
    return Arrays.copyOf(digest.digest(deterministic(parameters.build())), HASH_BYTES);
  }

  private static byte[] deterministic(Message message) {
    byte[] bytes = new byte[message.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
