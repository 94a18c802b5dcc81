package org.marketingmetrics.store.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The password of one data directory, in a file that only its owner may read. */
final class PasswordFile {
  private static final String OWNER_ONLY = "rw-------";
  private static final int RANDOM_BYTES = 24;

  private PasswordFile() {}

  /** A lost file is replaced: the server is given the password anew at each start. */
  static Password readOrCreate(Path file) throws IOException {
    String known = readIfPresent(file);
    if (!known.isEmpty()) {
      return new Password(known);
    }
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    writePrivately(file, fresh);
    return new Password(fresh);
  }

  /** Writes a file of which no other user could ever have read a byte. */
  static void writePrivately(Path file, String content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    Files.writeString(file, content, US_ASCII, StandardOpenOption.WRITE);
  }

  private static String readIfPresent(Path file) throws IOException {
    try {
      String content = Files.readString(file, US_ASCII).strip();
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
      return content;
    } catch (NoSuchFileException _) {
      return "";
    }
  }
}
