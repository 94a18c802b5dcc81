package org.marketingmetrics.core.event.timeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Bytes being written: whole numbers in sevens of bits, texts, and runs of bits. */
final class ByteSink {
  private byte[] bytes = new byte[256];
  private int size;
  private long pending;
  private int pendingBits;

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }

  void fixedInt(int value) {
    room(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void raw(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void raw(byte[] values, int from, int to) {
    room(to - from);
    System.arraycopy(values, from, bytes, size, to - from);
    size += to - from;
  }

  /** A number not negative: small ones are short. */
  void number(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Any number: those near to zero are short. */
  void signed(long value) {
    number(value << 1 ^ value >> 63);
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    raw(utf8, 0, utf8.length);
  }

  /** The lowest bits of a value, at most 32; {@link #endBits} ends a run of them. */
  void bits(long value, int count) {
    pending |= (value & (1L << count) - 1) << pendingBits;
    pendingBits += count;
    while (pendingBits >= 8) {
      raw((int) pending);
      pending >>>= 8;
      pendingBits -= 8;
    }
  }

  void endBits() {
    if (pendingBits > 0) {
      raw((int) pending);
    }
    pending = 0;
    pendingBits = 0;
  }

  int size() {
    return size;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The bytes, compressed. */
  byte[] deflated(int strategy) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setStrategy(strategy);
      deflater.setInput(bytes, 0, size);
      deflater.finish();
      ByteSink out = new ByteSink();
      byte[] buffer = new byte[8_192];
      while (!deflater.finished()) {
        out.raw(buffer, 0, deflater.deflate(buffer));
      }
      return out.toBytes();
    } finally {
      deflater.end();
    }
  }
}
