package org.marketingmetrics.core.channeldata.report.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * XML as it is inflated, refused where it would fill the memory: a parser holds a tag, or the text
 * between two, as a whole, and a few kilobytes of a zip file can hold gigabytes of either.
 */
final class GuardedInput extends FilterInputStream {
  /** Longest tag or text; Excel allows 32,767 characters in a cell. */
  private static final int LONGEST = 1 << 20;

  private int sinceTag;

  GuardedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    for (int i = 0; i < count; i++) {
      byte b = bytes[offset + i];
      sinceTag = b == '<' || b == '>' ? 0 : sinceTag + 1;
      if (sinceTag > LONGEST) {
        throw Unreadable.because(
            "the workbook has a cell of more than %d bytes".formatted(LONGEST));
      }
    }
    return count;
  }

  /** The zip file goes on after the part. */
  @Override
  public void close() {}
}
