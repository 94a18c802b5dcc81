package org.marketingmetrics.core.event.timeline;

import java.util.zip.Deflater;

/**
 * A part of a chunk that is unpacked by itself: its kind, a name where a kind has several, how it
 * is compressed, its size before and after, and its bytes.
 */
final class Section {
  static final int NAMES = 1;
  static final int COUNTS = 2;
  static final int TIME_LENGTHS = 3;
  static final int TIME_BITS = 4;
  static final int TEXT = 10;
  static final int VALUES = 20;
  static final int SERVER_SIDE = 21;
  static final int PROPERTY = 30;

  private static final int PLAIN = 0;
  private static final int DEFLATED = 1;

  private final int kind;
  private final String name;
  private final int encoding;
  private final int size;
  private final byte[] bytes;

  private Section(int kind, String name, int encoding, int size, byte[] bytes) {
    this.kind = kind;
    this.name = name;
    this.encoding = encoding;
    this.size = size;
    this.bytes = bytes;
  }

  /**
   * Compressed where that saves an eighth: less is not worth the time to unpack it.
   *
   * @param strategy of {@link Deflater}
   */
  static Section of(int kind, String name, ByteSink content, int strategy) {
    byte[] deflated = content.deflated(strategy);
    return deflated.length < content.size() - content.size() / 8
        ? new Section(kind, name, DEFLATED, content.size(), deflated)
        : new Section(kind, name, PLAIN, content.size(), content.toBytes());
  }

  /** Not compressed. */
  static Section plain(int kind, String name, ByteSink content) {
    return new Section(kind, name, PLAIN, content.size(), content.toBytes());
  }

  int kind() {
    return kind;
  }

  String name() {
    return name;
  }

  void write(ByteSink out) {
    out.raw(kind);
    out.text(name);
    out.raw(encoding);
    out.number(size);
    out.number(bytes.length);
    out.raw(bytes, 0, bytes.length);
  }

  static Section read(ByteSource in) {
    int kind = in.raw();
    String name = in.text();
    int encoding = in.raw();
    int size = in.count();
    return new Section(kind, name, encoding, size, in.raw(in.count()));
  }

  ByteSource content() {
    return switch (encoding) {
      case PLAIN -> new ByteSource(bytes);
      case DEFLATED -> new ByteSource(ByteSource.inflated(bytes, size));
      default -> throw new DamagedChunkException("no encoding " + encoding);
    };
  }
}
