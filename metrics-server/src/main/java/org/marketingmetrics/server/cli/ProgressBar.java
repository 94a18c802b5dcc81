package org.marketingmetrics.server.cli;

/** How much of a file is sent, on one line that a person sees grow; programs get nothing. */
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;

  private final Terminal terminal;
  private final String name;
  private final long size;
  private int shown = -1;

  ProgressBar(Terminal terminal, String name, long size) {
    this.terminal = terminal;
    this.name = name;
    this.size = size;
  }

  /** So many bytes are sent. */
  void sent(long bytes) {
    int percent = size == 0 ? 100 : (int) Math.min(100, 100 * bytes / size);
    if (terminal.person() && percent != shown) {
      shown = percent;
      int filled = WIDTH * percent / 100;
      show("[%s%s] %3d %%".formatted("#".repeat(filled), " ".repeat(WIDTH - filled), percent));
    }
  }

  /** All is sent, and the server reads and writes. */
  void waiting() {
    if (terminal.person()) {
      show("[%s] sent, being written".formatted("#".repeat(WIDTH)));
    }
  }

  private void show(String state) {
    terminal.err().print("\r%s %s".formatted(name, state));
    terminal.err().flush();
  }

  /** Leaves the line empty for what is said next. */
  @Override
  public void close() {
    if (terminal.person()) {
      terminal.err().print("\r%s\r".formatted(" ".repeat(name.length() + WIDTH + 25)));
      terminal.err().flush();
    }
  }
}
