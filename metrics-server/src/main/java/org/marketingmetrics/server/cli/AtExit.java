package org.marketingmetrics.server.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be closed, in reverse order, when a command is done or when Ctrl-C or SIGTERM ends
 * it, whichever comes first.
 */
final class AtExit implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Thread hook = new Thread(this::closeAll, "close-at-exit");
  private boolean closed;

  private AtExit() {}

  static AtExit register() {
    AtExit atExit = new AtExit();
    Runtime.getRuntime().addShutdownHook(atExit.hook);
    return atExit;
  }

  /** Takes charge; closes at once what comes after the end. */
  synchronized <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    if (closed) {
      closeAll();
    }
    return resource;
  }

  @Override
  public void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends already, and the hook finds nothing left to close.
    }
  }

  private synchronized void closeAll() {
    closed = true;
    RuntimeException failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        RuntimeException next = new IllegalStateException("closing at the end of a command", e);
        if (failure == null) {
          failure = next;
        } else {
          failure.addSuppressed(next);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
