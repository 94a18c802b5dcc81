package org.marketingmetrics.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason;

/** The lines are what the loader and MariaDB 11.4.5 write. */
class StartFailureTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mariadbd: error while loading shared libraries: libcrypt.so.1: cannot open shared object"
            + " file: No such file or directory | LIBRARY_MISSING | apt-get install libcrypt1",
        "mariadbd: error while loading shared libraries: libother.so.2: cannot open shared object"
            + " file | LIBRARY_MISSING | libother.so.2",
        "[ERROR] Can't start server: Bind on TCP/IP port. Got error: 98: Address already in use |"
            + " PORT_TAKEN | Port 3306",
        "[ERROR] InnoDB: preallocating 100663296 bytes for file ./ib_logfile101 failed with error"
            + " 28 | DISK_FULL | Free some space",
        "[ERROR] InnoDB: The error means the disk is full. OS error: 28 | DISK_FULL | Free some"
            + " space",
        "Error writing file './mysql/db.MAI' (Errcode: 28 \"No space left on device\") | DISK_FULL"
            + " | Free some space",
        "[ERROR] InnoDB: Unable to lock ./ibdata1 error: 11 | DATA_DIRECTORY_IN_USE | Another"
            + " database server",
        "[ERROR] mariadbd: Can't lock aria control file '/d/aria_log_control' for exclusive use |"
            + " DATA_DIRECTORY_IN_USE | Another database server",
        "[ERROR] InnoDB: Invalid flags 0x4800 in ./ibdata1 | START_FAILED | Invalid flags",
      })
  void theLogSaysWhy(String log, Reason reason, String remedy) {
    EmbeddedDatabaseException failure = StartFailure.of(log, DataDirectory.open(temporary), 3306);
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessageContaining(remedy);
  }

  @Test
  void onlyTheLastLinesOfALongLogAreShown() {
    String log = "first line\n" + "noise\n".repeat(20) + "last line\n";
    assertThat(StartFailure.of(log, DataDirectory.open(temporary), 0))
        .hasMessageEndingWith("last line")
        .hasMessageNotContaining("first line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mac OS X/aarch64", "Linux/aarch64", "Windows 11/amd64"})
  void otherPlatformsAreToldToSetAUrl(String platform) {
    String[] parts = platform.split("/", 2);
    assertThatThrownBy(() -> Platform.requireSupported(parts[0], parts[1], Path.of("/")))
        .isInstanceOfSatisfying(
            EmbeddedDatabaseException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_PLATFORM))
        .hasMessageContaining("METRICS_DB_URL");
  }

  @Test
  void linuxWithAnotherCLibraryIsToldToSetAUrl() {
    assertThatThrownBy(
            () -> Platform.requireSupported("Linux", "amd64", temporary.resolve("no-loader")))
        .hasMessageContaining("without glibc")
        .hasMessageContaining("METRICS_DB_URL");
  }

  @Test
  void portsAndBufferPoolsOutOfRangeAreRefused() {
    EmbeddedDatabaseConfig config = EmbeddedDatabaseConfig.in(temporary);
    assertThatThrownBy(() -> config.withPort(65_536)).hasMessageContaining("65536");
    assertThatThrownBy(() -> config.withBufferPoolMegabytes(8)).hasMessageContaining("8");
  }
}
