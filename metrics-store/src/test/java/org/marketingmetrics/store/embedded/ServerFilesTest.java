package org.marketingmetrics.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason;

class ServerFilesTest {
  @TempDir Path temporary;

  @Test
  void twoWhoUnpackAtOnceBothGetFilesAndLeaveNothingElse() throws Exception {
    Callable<ServerFiles> unpack = () -> ServerFiles.unpacked(temporary, ProgressListener.NONE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<ServerFiles> files : threads.invokeAll(List.of(unpack, unpack))) {
        assertThat(files.get().program()).isExecutable();
      }
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void whatACleanerTookIsUnpackedAgainAndWhatIsThereIsNot() throws IOException {
    List<StartStep> steps = new ArrayList<>();
    Path program = ServerFiles.unpacked(temporary, steps::add).program();
    ServerFiles.unpacked(temporary, steps::add);
    assertThat(steps).containsExactly(StartStep.UNPACKING);

    Files.delete(program);

    assertThat(ServerFiles.unpacked(temporary, steps::add).program()).isExecutable();
    assertThat(steps).containsExactly(StartStep.UNPACKING, StartStep.UNPACKING);
  }

  @Test
  void aCacheThatCannotBeWrittenIsRefusedWithTheRemedy() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> ServerFiles.unpacked(file, ProgressListener.NONE))
        .isInstanceOfSatisfying(
            EmbeddedDatabaseException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.UNPACK_FAILED))
        .hasMessageContaining("XDG_CACHE_HOME");
  }

  @Test
  void theCacheIsTheUsersAndElseLiesBesideTheData() throws IOException {
    String home = temporary.toString();
    Path data = Path.of("/data");
    assertThat(CacheDirectory.choose(Map.of(), home, data))
        .isEqualTo(temporary.resolve(".cache/marketing-metrics"));
    assertThat(CacheDirectory.choose(Map.of("XDG_CACHE_HOME", home + "/c"), home, data))
        .isEqualTo(temporary.resolve("c/marketing-metrics"));
    assertThat(CacheDirectory.choose(Map.of("XDG_CACHE_HOME", "relative"), home, data))
        .isEqualTo(temporary.resolve(".cache/marketing-metrics"));
    assertThat(CacheDirectory.choose(Map.of(), "?", data)).isEqualTo(Path.of("/data/cache"));
    Path file = Files.createFile(temporary.resolve("file"));
    assertThat(CacheDirectory.choose(Map.of(), file.toString(), data))
        .isEqualTo(Path.of("/data/cache"));
  }

  @Test
  void ofAProgramWhatIsLoadedIsCopiedAndItsSectionsAreUnlinked() throws IOException {
    byte[] program = elf(200);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();

    ElfProgram.copyLoaded(new ByteArrayInputStream(program), copy);

    byte[] expected = Arrays.copyOf(program, 150); // the segment is 120 to 150
    Arrays.fill(expected, 40, 48, (byte) 0);
    Arrays.fill(expected, 60, 64, (byte) 0);
    assertThat(copy.toByteArray()).isEqualTo(expected);
  }

  @Test
  void aTruncatedProgramAndWhatIsNoProgramAreRefused() {
    ByteArrayOutputStream nowhere = new ByteArrayOutputStream();
    assertThatThrownBy(() -> ElfProgram.copyLoaded(new ByteArrayInputStream(elf(140)), nowhere))
        .hasMessageContaining("10 bytes early");
    assertThatThrownBy(
            () -> ElfProgram.copyLoaded(new ByteArrayInputStream(new byte[200]), nowhere))
        .hasMessageContaining("ELF");
  }

  /** A header, one segment of 30 bytes at 120, and then what a debugger would read. */
  private static byte[] elf(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0x55);
    ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    fields.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
    fields.putLong(32, 64); // program headers begin
    fields.putShort(54, (short) 56); // size of one
    fields.putShort(56, (short) 1); // how many
    fields.putLong(64 + 8, 120).putLong(64 + 32, 30);
    return bytes;
  }
}
