package org.marketingmetrics.core.event.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Packs columns. Texts: the number of names and the names, then the codes, each in as many bits as
 * the largest needs; where fewer than one event in four has a text, first which ones have.
 */
final class ColumnCodec {
  private static final int DENSE = 0;
  private static final int SPARSE = 1;

  private ColumnCodec() {}

  static void write(ByteSink out, Column column) {
    out.number(column.names().size());
    column.names().forEach(out::text);
    Codes codes = column.codes();
    BitSet present = new BitSet();
    for (int i = 0; i < codes.size(); i++) {
      present.set(i, codes.get(i) != 0);
    }
    int bits = bits(column.names().size());
    if (present.cardinality() >= codes.size() / 4) {
      out.raw(DENSE);
      for (int i = 0; i < codes.size(); i++) {
        out.bits(codes.get(i), bits);
      }
    } else {
      out.raw(SPARSE);
      positions(out, present);
      present.stream().forEach(i -> out.bits(codes.get(i), bits));
    }
    out.endBits();
  }

  static Column read(ByteSource in, int events) {
    int count = in.count();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.text());
    }
    int bits = bits(count);
    int[] codes = new int[events];
    if (in.raw() == DENSE) {
      for (int i = 0; i < events; i++) {
        codes[i] = code(in, bits, count);
      }
    } else {
      for (int position : positions(in, events)) {
        codes[position] = code(in, bits, count);
      }
    }
    in.endBits();
    return new Column(Codes.of(codes, count), names);
  }

  private static int code(ByteSource in, int bits, int names) {
    int code = (int) in.bits(bits);
    if (code > names) {
      throw new DamagedChunkException("no name " + code);
    }
    return code;
  }

  private static int bits(int largest) {
    return 32 - Integer.numberOfLeadingZeros(largest);
  }

  /** Positions as the steps between them. */
  static void positions(ByteSink out, BitSet present) {
    out.number(present.cardinality());
    int before = -1;
    for (int i = present.nextSetBit(0); i >= 0; i = present.nextSetBit(i + 1)) {
      out.number(i - before);
      before = i;
    }
  }

  static int[] positions(ByteSource in, int events) {
    int count = in.count();
    if (count > events) {
      throw new DamagedChunkException("more positions than events");
    }
    int[] positions = new int[count];
    int before = -1;
    for (int i = 0; i < count; i++) {
      before += in.count();
      if (before < 0 || before >= events) {
        throw new DamagedChunkException("no event " + before);
      }
      positions[i] = before;
    }
    return positions;
  }

  static void write(ByteSink out, Values values) {
    BitSet present = new BitSet();
    for (int i = 0; i < values.count(); i++) {
      present.set(values.event(i));
    }
    positions(out, present);
    write(out, values.currencies());
    for (int i = 0; i < values.count(); i++) {
      out.signed(values.micros(i));
    }
  }

  static Values readValues(ByteSource in, int events) {
    int[] positions = positions(in, events);
    Column currencies = read(in, positions.length);
    long[] micros = new long[positions.length];
    for (int i = 0; i < micros.length; i++) {
      micros[i] = in.signed();
    }
    return new Values(positions, micros, currencies);
  }
}
