package org.marketingmetrics.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason;

class DataDirectoryTest {
  private static final int SOMEONE_ELSE = 65_534;

  @TempDir Path temporary;

  @Test
  void aDirectoryIsMadeForItsOwnerAlone() throws IOException {
    DataDirectory data = DataDirectory.open(temporary.resolve("a/b"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void aRelativePathIsTakenFromTheWorkingDirectory() {
    Path relative = Path.of("").toAbsolutePath().relativize(temporary);
    assertThat(DataDirectory.open(relative).root()).isEqualTo(temporary.toAbsolutePath());
  }

  /** Root may write anywhere but in the kernel's own file systems. */
  @Test
  void aDirectoryThatCannotBeWrittenIsRefused() throws IOException {
    Path closed = temporary.resolve("closed");
    if (CurrentUser.id() == CurrentUser.ROOT) {
      closed = Path.of("/sys/kernel");
    } else {
      Files.createDirectory(
          closed,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
    }
    assertRefused(closed.resolve("data"), Reason.DATA_DIRECTORY_UNUSABLE, "cannot be made");
  }

  @Test
  void aFileInTheWayIsRefused() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertRefused(file, Reason.DATA_DIRECTORY_UNUSABLE, "cannot be made");
  }

  @Test
  void aPathTooLongForTheServerIsRefused() {
    Path deep = temporary.resolve(("d".repeat(99) + "/").repeat(4));
    assertRefused(deep, Reason.DATA_DIRECTORY_UNUSABLE, "shorter");
    assertThat(deep).doesNotExist();
  }

  @Test
  void theDatabaseOfAnotherUserIsRefused() throws IOException {
    Path foreign = Path.of("/"); // root's, for anyone else
    if (CurrentUser.id() == CurrentUser.ROOT) {
      foreign = temporary;
      Files.createDirectory(temporary.resolve("mysql"));
      Files.setAttribute(temporary.resolve("mysql"), "unix:uid", SOMEONE_ELSE);
    }
    assertRefused(foreign, Reason.DATA_DIRECTORY_NOT_OWNED, "Run as that user");
  }

  @Test
  void anAlmostFullFileSystemIsRefused() {
    DataDirectory data = DataDirectory.open(temporary);
    data.requireSpace(512L << 20, 512L << 20);
    assertThatThrownBy(() -> data.requireSpace((512L << 20) - 1, 512L << 20))
        .isInstanceOfSatisfying(
            EmbeddedDatabaseException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL))
        .hasMessageContaining("Only 511 MB are free");
  }

  private static void assertRefused(Path path, Reason reason, String text) {
    assertThatThrownBy(() -> DataDirectory.open(path))
        .isInstanceOfSatisfying(
            EmbeddedDatabaseException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(text);
  }
}
