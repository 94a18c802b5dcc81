package org.marketingmetrics.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Copies of a 64-bit ELF program what the loader maps, and nothing behind it.
 *
 * <p>Nine tenths of the bundled server are debug information, which linkers put behind all that is
 * loaded: 30 MB of 314 are kept, and the rest is not even decompressed. The table that describes
 * the dropped sections is unlinked from the header; the loader does not read it.
 */
final class ElfProgram {
  private static final int HEADER_BYTES = 64;
  private static final int MAGIC = 0x464c457f; // 0x7f E L F
  private static final int CLASS_64_LITTLE_ENDIAN = 0x0102;

  private ElfProgram() {}

  /**
   * Copies the loaded part of {@code in}; throws IOException if it is no such program or ends
   * early.
   */
  static void copyLoaded(InputStream in, OutputStream out) throws IOException {
    byte[] header = in.readNBytes(HEADER_BYTES);
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    if (header.length < HEADER_BYTES
        || fields.getInt(0) != MAGIC
        || fields.getShort(4) != CLASS_64_LITTLE_ENDIAN
        || fields.getLong(32) != HEADER_BYTES) {
      throw new IOException("the bundled server is not a 64-bit ELF program");
    }
    int entrySize = fields.getShort(54);
    byte[] table = in.readNBytes(entrySize * fields.getShort(56));
    long end = loadedBytes(ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN), entrySize);
    unlinkSections(fields);
    out.write(header);
    out.write(table);
    copyExactly(in, out, end - header.length - table.length);
  }

  /** End of the last segment: offset and size in the file are the 2nd and 5th long of an entry. */
  private static long loadedBytes(ByteBuffer table, int entrySize) {
    long end = 0;
    for (int at = 0; at + entrySize <= table.limit(); at += entrySize) {
      end = Math.max(end, table.getLong(at + 8) + table.getLong(at + 32));
    }
    return end;
  }

  private static void unlinkSections(ByteBuffer fields) {
    fields.putLong(40, 0); // offset of the section table
    fields.putInt(60, 0); // its number of entries, and the entry with their names
  }

  private static void copyExactly(InputStream in, OutputStream out, long count) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = count;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("the bundled server ends " + left + " bytes early");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
