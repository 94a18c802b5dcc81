package org.marketingmetrics.core.channeldata.report.table;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How a text file is encoded: by its byte order mark, else by where its zero bytes stand. */
record TextEncoding(Charset charset, int markLength) {
  private static final int SAMPLE = 4_096;

  static TextEncoding of(ReportFile file) throws IOException {
    try (InputStream in = file.open()) {
      return of(in.readNBytes(SAMPLE));
    }
  }

  static TextEncoding of(byte[] head) {
    if (begins(head, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (begins(head, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (begins(head, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    return new TextEncoding(unmarked(head), 0);
  }

  private static boolean begins(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reports are mostly of letters that have a zero byte in UTF-16, always on the same side. */
  private static Charset unmarked(byte[] head) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < head.length; i += 2) {
      even += head[i] == 0 ? 1 : 0;
      odd += head[i + 1] == 0 ? 1 : 0;
    }
    int pairs = head.length / 2;
    if (odd > pairs / 3 && even <= pairs / 20) {
      return StandardCharsets.UTF_16LE;
    }
    if (even > pairs / 3 && odd <= pairs / 20) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  /** Characters without the mark; bytes that are none of the encoding are an error. */
  Reader reader(ReportFile file) throws IOException {
    InputStream in = new BufferedInputStream(file.open());
    in.skipNBytes(markLength);
    return new BufferedReader(
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }
}
