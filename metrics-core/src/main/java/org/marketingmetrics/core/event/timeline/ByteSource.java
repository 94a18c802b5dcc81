package org.marketingmetrics.core.event.timeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads what a {@link ByteSink} wrote. Beyond the end, and for nonsense, the chunk is damaged. */
final class ByteSource {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int next;
  private final int end;
  private long pending;
  private int pendingBits;

  ByteSource(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  ByteSource(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.next = from;
    this.end = to;
  }

  private void require(int more) {
    if (more < 0 || more > end - next) {
      throw new DamagedChunkException("ends too early");
    }
  }

  int fixedInt() {
    require(4);
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 8) | (bytes[next++] & 0xff);
    }
    return value;
  }

  int raw() {
    require(1);
    return bytes[next++] & 0xff;
  }

  byte[] raw(int length) {
    require(length);
    next += length;
    return Arrays.copyOfRange(bytes, next - length, next);
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int read = raw();
      value |= (read & 0x7fL) << shift;
      if (read < 0x80) {
        return value;
      }
    }
    throw new DamagedChunkException("a number too long");
  }

  /** A number that counts something of a chunk. */
  int count() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new DamagedChunkException("no count: " + value);
    }
    return (int) value;
  }

  long signed() {
    long value = number();
    return value >>> 1 ^ -(value & 1);
  }

  String text() {
    int length = count();
    require(length);
    next += length;
    return new String(bytes, next - length, length, StandardCharsets.UTF_8);
  }

  /** The next bits, at most 32; {@link #endBits} ends a run of them. */
  long bits(int count) {
    if (pendingBits < count) {
      refill(count);
    }
    long value = pending & (1L << count) - 1;
    pending >>>= count;
    pendingBits -= count;
    return value;
  }

  /**
   * Takes as many whole bytes as there is room for, eight at once where there are so many: bits
   * above those that count are the true ones, too, so that they may be taken again.
   */
  private void refill(int count) {
    if (end - next >= Long.BYTES) {
      pending |= (long) WORDS.get(bytes, next) << pendingBits;
      int taken = (Long.SIZE - 1 - pendingBits) >>> 3;
      next += taken;
      pendingBits += taken << 3;
      return;
    }
    pending &= (1L << pendingBits) - 1;
    while (pendingBits < count) {
      pending |= (long) raw() << pendingBits;
      pendingBits += 8;
    }
  }

  /** Goes back to the first whole byte that was not needed. */
  void endBits() {
    next -= pendingBits >>> 3;
    pending = 0;
    pendingBits = 0;
  }

  int position() {
    return next;
  }

  /** Decompresses bytes of a known size. */
  static byte[] inflated(byte[] compressed, int size) {
    Inflater inflater = new Inflater(true);
    try {
      // The wrapper-less format asks for one byte more than there is.
      inflater.setInput(Arrays.copyOf(compressed, compressed.length + 1));
      byte[] result = new byte[size];
      int read = 0;
      while (read < size) {
        int more = inflater.inflate(result, read, size - read);
        if (more == 0) {
          throw new DamagedChunkException("compressed bytes end too early");
        }
        read += more;
      }
      return result;
    } catch (DataFormatException e) {
      throw new DamagedChunkException("not compressed bytes", e);
    } finally {
      inflater.end();
    }
  }
}
