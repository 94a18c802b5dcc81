package org.marketingmetrics.server.config;

/**
 * What an import of a report may take.
 *
 * @param fileBytes largest file; it is kept in the folder for temporary files while it is read
 */
public record ImportConfig(int fileBytes) {
  /** What holds unless the operator says otherwise. */
  public static final ImportConfig DEFAULTS = new ImportConfig(1 << 30);

  static ImportConfig from(Settings settings) {
    return new ImportConfig(settings.bytes("import.file_bytes", DEFAULTS.fileBytes));
  }
}
