package org.marketingmetrics.store.embedded;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Has the kernel end a child process when the thread that made it is gone, even by kill -9, where
 * {@code setpriv} of util-linux can be had. Elsewhere such an orphan is ended by the next start.
 *
 * @param prefix what goes before the command of the child; empty for no signal
 */
record ParentDeathSignal(List<String> prefix) {
  static final ParentDeathSignal NONE = new ParentDeathSignal(List.of());

  private static final List<String> SETPRIV =
      List.of("/usr/bin/setpriv", "--pdeathsig", "TERM", "--");

  /** Tries it on a command that does nothing, since not every setpriv knows the option. */
  static ParentDeathSignal detect() throws InterruptedException {
    List<String> probe = Stream.concat(SETPRIV.stream(), Stream.of("/bin/true")).toList();
    try {
      Process process =
          new ProcessBuilder(probe)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0 ? new ParentDeathSignal(SETPRIV) : NONE;
    } catch (IOException _) {
      return NONE;
    }
  }

  List<String> before(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }
}
