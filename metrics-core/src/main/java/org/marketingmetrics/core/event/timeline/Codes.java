package org.marketingmetrics.core.event.timeline;

/** One small number for each event, in as few bytes as the largest needs. 0 means none. */
public abstract sealed class Codes {
  /** The code of an event. */
  public abstract int get(int event);

  /** How many events. */
  public abstract int size();

  /** The codes of an array, narrowed to what the largest possible one needs. */
  static Codes of(int[] codes, int largest) {
    if (largest < 1 << 8) {
      byte[] bytes = new byte[codes.length];
      for (int i = 0; i < codes.length; i++) {
        bytes[i] = (byte) codes[i];
      }
      return new Bytes(bytes);
    }
    if (largest < 1 << 16) {
      char[] chars = new char[codes.length];
      for (int i = 0; i < codes.length; i++) {
        chars[i] = (char) codes[i];
      }
      return new Chars(chars);
    }
    return new Ints(codes);
  }

  /** Codes below 256. */
  public static final class Bytes extends Codes {
    private final byte[] codes;

    private Bytes(byte[] codes) {
      this.codes = codes;
    }

    @Override
    public int get(int event) {
      return codes[event] & 0xff;
    }

    @Override
    public int size() {
      return codes.length;
    }
  }

  /** Codes below 65,536. */
  public static final class Chars extends Codes {
    private final char[] codes;

    private Chars(char[] codes) {
      this.codes = codes;
    }

    @Override
    public int get(int event) {
      return codes[event];
    }

    @Override
    public int size() {
      return codes.length;
    }
  }

  /** Any codes. */
  public static final class Ints extends Codes {
    private final int[] codes;

    private Ints(int[] codes) {
      this.codes = codes;
    }

    @Override
    public int get(int event) {
      return codes[event];
    }

    @Override
    public int size() {
      return codes.length;
    }
  }
}
