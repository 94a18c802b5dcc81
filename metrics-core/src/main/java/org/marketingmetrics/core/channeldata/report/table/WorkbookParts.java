package org.marketingmetrics.core.channeldata.report.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The XML parts of a workbook, which is a zip file, one after the other. */
final class WorkbookParts implements AutoCloseable {
  private static final XMLInputFactory XML = factory();

  /** Inflated; a sheet of a million rows and thirty columns has two thirds of it. */
  private static final long MOST_BYTES = 4L << 30;

  private final Limited zip;

  /** Parts that are passed over are inflated too, so they are counted as well. */
  private static final class Limited extends ZipInputStream {
    private long inflated;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      inflated += Math.max(0, count);
      if (inflated > MOST_BYTES) {
        throw Unreadable.because(
            "the workbook has more than %d bytes; save it as CSV".formatted(MOST_BYTES));
      }
      return count;
    }
  }

  WorkbookParts(ReportFile file) throws IOException {
    this.zip = new Limited(file.open());
  }

  /** A parser that resolves nothing from outside and no entities. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  /** Name of the next part, without a slash in front; null after the last. */
  @Nullable String next() throws IOException {
    try {
      ZipEntry entry = zip.getNextEntry();
      return entry == null ? null : withoutSlash(entry.getName());
    } catch (ZipException | IllegalArgumentException e) {
      throw Unreadable.because("the workbook is damaged", e);
    }
  }

  static String withoutSlash(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }

  /** Parses the current part. */
  XMLStreamReader parse() throws XMLStreamException {
    return XML.createXMLStreamReader(new GuardedInput(zip));
  }

  /** Parses the part of that name; null when there is none. */
  @Nullable XMLStreamReader find(String wanted) throws IOException, XMLStreamException {
    for (String name = next(); name != null; name = next()) {
      if (name.equals(wanted)) {
        return parse();
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
