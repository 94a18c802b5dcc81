package org.marketingmetrics.core.event.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/**
 * Packs a block into bytes and back.
 *
 * <p>A chunk is: the version, one byte; CRC-32C of all that follows, four bytes; month, events and
 * people, as numbers; then sections up to the end. A number has seven bits a byte, lowest first,
 * the eighth bit set on all bytes but the last. A section is: its kind, one byte; a name (length,
 * UTF-8); 0 plain or 1 deflated, one byte; its size unpacked and packed, as numbers; its bytes.
 *
 * <ul>
 *   <li>1, people: of each the length of the name, then all names in UTF-8
 *   <li>2, by person the number of events
 *   <li>3 and 4, by event the milliseconds since the person's event before (since the month began
 *       for the first): the number of their bits in a byte each, then the bits without the highest
 *   <li>10, a text of every event: kind, campaign, channel, page, click id
 *   <li>20, values: which events, their currencies, their millionths
 *   <li>21, which events a server reported
 *   <li>30, a free property
 * </ul>
 */
public final class TimelineCodec {
  private static final int VERSION = 1;
  private static final int HEADER = 5;

  private TimelineCodec() {}

  /** How much time packing may take. */
  private enum Effort {
    QUICK,
    SMALL
  }

  /** Packs a block. */
  public static byte[] pack(TimelineBlock block) {
    return pack(block, Effort.SMALL);
  }

  /**
   * Packs blocks that are soon to be packed again: quickly, and without compression.
   *
   * <p>Their number, then of each the bucket, the length of its chunk, and the chunk.
   */
  public static byte[] packAll(SortedMap<BlockId, TimelineBlock> blocks) {
    ByteSink out = new ByteSink();
    out.number(blocks.size());
    blocks.forEach(
        (id, block) -> {
          byte[] chunk = pack(block, Effort.QUICK);
          out.number(id.bucket());
          out.number(chunk.length);
          out.raw(chunk, 0, chunk.length);
        });
    return out.toBytes();
  }

  /**
   * Unpacks what {@link #packAll} packed.
   *
   * @throws DamagedChunkException when the bytes are not those that were packed
   */
  public static SortedMap<BlockId, TimelineBlock> unpackAll(byte[] packed) {
    ByteSource in = new ByteSource(packed);
    SortedMap<BlockId, TimelineBlock> blocks = new TreeMap<>();
    for (int rest = in.count(); rest > 0; rest--) {
      int bucket = in.count();
      TimelineBlock block = unpack(in.raw(in.count()));
      blocks.put(new BlockId(bucket, block.month()), block);
    }
    return blocks;
  }

  private static byte[] pack(TimelineBlock block, Effort effort) {
    ByteSink out = new ByteSink();
    out.number(block.month());
    out.number(block.size());
    out.number(block.subjects().count());
    for (Section section : sections(block, effort)) {
      section.write(out);
    }
    byte[] body = out.toBytes();
    ByteSink chunk = new ByteSink();
    chunk.raw(VERSION);
    chunk.fixedInt(checksum(body, 0));
    chunk.raw(body, 0, body.length);
    return chunk.toBytes();
  }

  /**
   * Unpacks a chunk; texts and values only when they are asked for.
   *
   * @throws DamagedChunkException when the bytes are not those that were packed
   */
  public static TimelineBlock unpack(byte[] chunk) {
    ByteSource in = new ByteSource(chunk);
    int version = in.raw();
    if (version != VERSION) {
      throw new DamagedChunkException("no version " + version);
    }
    if (in.fixedInt() != checksum(chunk, HEADER)) {
      throw new DamagedChunkException("wrong checksum");
    }
    int month = in.count();
    int events = in.count();
    int people = in.count();
    List<Section> sections = new ArrayList<>();
    while (in.position() < chunk.length) {
      sections.add(Section.read(in));
    }
    SubjectRuns subjects = subjects(sections, people, events);
    return new TimelineBlock(
        month,
        subjects,
        times(sections, subjects, events),
        new PackedColumns(
            events, sections.stream().filter(s -> s.kind() >= Section.TEXT).toList()));
  }

  private static int checksum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }

  private static List<Section> sections(TimelineBlock block, Effort effort) {
    Sections sections = new Sections(effort);
    addSubjects(sections, block.subjects());
    addTimes(sections, block);
    EventColumns columns = block.columns();
    for (EventField field : EventField.values()) {
      addColumn(sections, Section.TEXT, field.name(), columns.column(field));
    }
    if (columns.values().count() > 0) {
      ByteSink out = new ByteSink();
      ColumnCodec.write(out, columns.values());
      sections.add(Section.VALUES, "", out);
    }
    if (!columns.serverSide().isEmpty()) {
      ByteSink out = new ByteSink();
      ColumnCodec.positions(out, columns.serverSide());
      sections.add(Section.SERVER_SIDE, "", out);
    }
    for (String name : columns.propertyNames()) {
      addColumn(sections, Section.PROPERTY, name, columns.property(name));
    }
    return sections.list;
  }

  /** Collects sections. */
  private static final class Sections {
    private final Effort effort;
    private final List<Section> list = new ArrayList<>();

    Sections(Effort effort) {
      this.effort = effort;
    }

    void add(int kind, String name, ByteSink content) {
      add(kind, name, content, Deflater.DEFAULT_STRATEGY);
    }

    void add(int kind, String name, ByteSink content, int strategy) {
      list.add(
          switch (effort) {
            case QUICK -> Section.plain(kind, name, content);
            case SMALL -> Section.of(kind, name, content, strategy);
          });
    }
  }

  private static void addColumn(Sections sections, int kind, String name, Column column) {
    if (!column.names().isEmpty()) {
      ByteSink out = new ByteSink();
      ColumnCodec.write(out, column);
      sections.add(kind, name, out);
    }
  }

  private static void addSubjects(Sections sections, SubjectRuns subjects) {
    ByteSink names = new ByteSink();
    ByteSink counts = new ByteSink();
    for (int i = 0; i < subjects.count(); i++) {
      names.number(subjects.nameLength(i));
      counts.number(subjects.end(i) - subjects.start(i));
    }
    names.raw(subjects.names(), 0, subjects.names().length);
    sections.add(Section.NAMES, "", names);
    sections.add(Section.COUNTS, "", counts);
  }

  private static SubjectRuns subjects(List<Section> sections, int people, int events) {
    ByteSource names = content(sections, Section.NAMES);
    ByteSource counts = content(sections, Section.COUNTS);
    int[] nameEnds = new int[people];
    int[] starts = new int[people + 1];
    int nameEnd = 0;
    for (int i = 0; i < people; i++) {
      nameEnd += names.count();
      nameEnds[i] = nameEnd;
      starts[i + 1] = starts[i] + counts.count();
    }
    if (starts[people] != events) {
      throw new DamagedChunkException("people have other events than there are");
    }
    return new SubjectRuns(names.raw(nameEnd), nameEnds, starts);
  }

  private static void addTimes(Sections sections, TimelineBlock block) {
    ByteSink lengths = new ByteSink();
    ByteSink bits = new ByteSink();
    SubjectRuns subjects = block.subjects();
    for (int person = 0; person < subjects.count(); person++) {
      long before = 0;
      for (int i = subjects.start(person); i < subjects.end(person); i++) {
        long at = block.offset(i) & 0xffff_ffffL;
        long gap = at - before;
        int length = 64 - Long.numberOfLeadingZeros(gap);
        lengths.raw(length);
        if (length > 1) {
          bits.bits(gap, length - 1);
        }
        before = at;
      }
    }
    bits.endBits();
    sections.add(Section.TIME_LENGTHS, "", lengths, Deflater.HUFFMAN_ONLY);
    sections.add(Section.TIME_BITS, "", bits);
  }

  private static int[] times(List<Section> sections, SubjectRuns subjects, int events) {
    ByteSource lengths = content(sections, Section.TIME_LENGTHS);
    ByteSource bits = content(sections, Section.TIME_BITS);
    int[] offsets = new int[events];
    for (int person = 0; person < subjects.count(); person++) {
      long at = 0;
      for (int i = subjects.start(person); i < subjects.end(person); i++) {
        int length = lengths.raw();
        if (length > 32) {
          throw new DamagedChunkException("no time");
        }
        at += length > 1 ? (1L << (length - 1)) | bits.bits(length - 1) : length;
        offsets[i] = (int) at;
      }
    }
    return offsets;
  }

  private static ByteSource content(List<Section> sections, int kind) {
    return sections.stream()
        .filter(section -> section.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new DamagedChunkException("no section " + kind))
        .content();
  }
}
