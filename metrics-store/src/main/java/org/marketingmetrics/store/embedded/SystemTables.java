package org.marketingmetrics.store.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Makes a new server's data directory, all or nothing. */
final class SystemTables {
  /** The root account is left with one way in: the socket, from a process of the user root. */
  private static final String BEFORE =
      """
      CREATE DATABASE mysql;
      USE mysql;
      SET @auth_root_socket = 'root';
      """;

  /** Grants that name this host are of no use to a server that resolves no names. */
  private static final String AFTER = "\nDELETE FROM mysql.proxies_priv;\n";

  private SystemTables() {}

  static void create(ServerFiles files, DataDirectory data)
      throws IOException, InterruptedException {
    Directories.delete(data.unfinished());
    Files.createDirectory(data.unfinished(), Directories.OWNER_ONLY);
    List<String> command = ServerOptions.initialising(files, data);
    Process process =
        ServerProcess.builder(command, data.root(), data.log())
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    try {
      feed(process, files);
      if (process.waitFor() != 0) {
        String log = new String(Files.readAllBytes(data.log()), StandardCharsets.UTF_8);
        throw StartFailure.of(log, data, 0);
      }
    } finally {
      process.destroyForcibly();
    }
    Files.move(data.unfinished(), data.mysql(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void feed(Process process, ServerFiles files) throws InterruptedException {
    try (OutputStream sql = process.getOutputStream()) {
      sql.write(BEFORE.getBytes(StandardCharsets.US_ASCII));
      for (Path script : files.systemTableScripts().toList()) {
        Files.copy(script, sql);
      }
      sql.write(AFTER.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException _) {
      process.waitFor(); // it ended before it read all, and its log says why
    }
  }
}
