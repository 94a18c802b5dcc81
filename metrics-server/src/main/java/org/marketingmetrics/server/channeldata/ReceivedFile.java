package org.marketingmetrics.server.channeldata;

import com.google.protobuf.ByteString;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.marketingmetrics.core.channeldata.report.table.ReportFile;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** A file that a client sends, in the folder for temporary files until it is imported. */
final class ReceivedFile implements AutoCloseable {
  private final Path path;
  private final OutputStream out;
  private final long most;
  private long bytes;

  private ReceivedFile(Path path, OutputStream out, long most) {
    this.path = path;
    this.out = out;
    this.most = most;
  }

  static ReceivedFile create(long most) {
    try {
      Path path = Files.createTempFile("metrics-report", "");
      return new ReceivedFile(path, new BufferedOutputStream(Files.newOutputStream(path)), most);
    } catch (IOException e) {
      throw new UncheckedIOException("a report cannot be kept", e);
    }
  }

  /**
   * Adds bytes.
   *
   * @throws MetricsException REPORT_TOO_LARGE
   */
  void append(ByteString data) {
    bytes += data.size();
    if (bytes > most) {
      throw MetricsException.of(
              ErrorReason.REPORT_TOO_LARGE,
              "the file has more than %d bytes; cut it by days".formatted(most))
          .with("limit", Long.toString(most))
          .build();
    }
    try {
      data.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a report cannot be kept", e);
    }
  }

  /** All of it, once the last bytes are there. */
  ReportFile whole() throws IOException {
    out.close();
    return () -> Files.newInputStream(path);
  }

  @Override
  public void close() {
    try (OutputStream closing = out) {
      closing.flush();
    } catch (IOException e) {
      // It is deleted anyway.
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("a report cannot be deleted: " + path, e);
    }
  }
}
