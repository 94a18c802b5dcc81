package org.marketingmetrics.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ImportReportOptions;
import org.marketingmetrics.api.v1.ImportReportResponse;
import org.marketingmetrics.server.cli.report.ImportCsv;
import org.marketingmetrics.server.cli.report.ImportText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Report files into a workspace. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Import report files as platforms export them; what they are is recognized by their content.",
      "The same file again changes nothing, a corrected one replaces its rows."
    },
    footer = {
      "",
      "metrics import report.csv --dry-run",
      "metrics import business-report.csv --period 2026-03-01..2026-03-31",
      "Formats and what each column becomes: metrics-core/FORMATS.md"
    })
final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV, TSV or xlsx files.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--dry-run", description = "Read and tell everything, write nothing.")
  private boolean dryRun;

  @Option(
      names = "--format",
      paramLabel = "ID",
      description = "Take the file for this format. Default: recognized.")
  private String format = "";

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Description of a layout of your own (YAML).")
  private @Nullable Path mapping;

  @Option(
      names = "--period",
      paramLabel = "FROM..TO",
      description = "Days that the file covers, where it does not say: 2026-03-01..2026-03-31.")
  private @Nullable String period;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Zone in which a new source cuts its days. Default: the workspace's.")
  private String timeZone = "";

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Currency of amounts that state none, as USD.")
  private String currency = "";

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Write the rows as this source. Default: that of the format.")
  private String source = "";

  @Option(
      names = "--dimension",
      paramLabel = "NAME=VALUE",
      description = "A dimension that all rows have, as marketplace=amazon.de. May be repeated.")
  private Map<String, String> dimensions = new LinkedHashMap<>();

  @Option(
      names = "--drop",
      paramLabel = "HEADER",
      description =
          "A column whose breakdown is given up: rows that differ only in it are added. May be"
              + " repeated.")
  private List<String> dropped = new ArrayList<>();

  @Option(
      names = "--replace-range",
      description = "Retire rows of the same source, level and period that the file has no more.")
  private boolean replaceRange;

  @Option(names = "--strict", description = "Write nothing if any row is rejected.")
  private boolean strict;

  @Option(names = "--columns", description = "Show what each column became.")
  private boolean columns;

  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    ImportReportOptions options = options();
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new CommandException(ExitCode.USAGE, "no file can be read at %s.".formatted(file));
      }
    }
    try (Connection connection = server.connectForLong(terminal)) {
      for (Path file : files) {
        terminal.answer(answer(file, send(connection, file, options)));
      }
    }
    return ExitCode.DONE;
  }

  private String answer(Path file, ImportReportResponse answer) {
    return output.of(
        answer,
        () -> ImportText.of(file.getFileName().toString(), dryRun, columns, answer),
        () -> ImportCsv.text(file.getFileName().toString(), answer));
  }

  private ImportReportResponse send(Connection connection, Path file, ImportReportOptions options)
      throws InterruptedException {
    try (ProgressBar bar = new ProgressBar(terminal, file.getFileName().toString(), size(file))) {
      return new ReportUpload(connection.reports(), bar).send(file, options);
    } catch (io.grpc.StatusRuntimeException e) {
      terminal.progress("metrics: %s is not imported.".formatted(file));
      throw e;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static CommandException unreadable(Path file, IOException e) {
    return new CommandException(ExitCode.FAILED, "%s cannot be read (%s).".formatted(file, e));
  }

  private ImportReportOptions options() {
    ImportReportOptions.Builder options =
        ImportReportOptions.newBuilder()
            .setParent(server.parent(terminal))
            .setFormat(format)
            .setMapping(mapping())
            .setSource(source)
            .setSourceTimeZone(timeZone)
            .setCurrencyCode(currency)
            .putAllDimensions(dimensions)
            .addAllDroppedColumns(dropped)
            .setReplaceRange(replaceRange)
            .setStrict(strict)
            .setValidateOnly(dryRun)
            .setLanguageCode(language.code());
    return period == null
        ? options.build()
        : options.setPeriod(Arguments.period("--period", period)).build();
  }

  private String mapping() {
    if (mapping == null) {
      return "";
    }
    try {
      return Files.readString(mapping);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.USAGE, "the mapping cannot be read from %s (%s).".formatted(mapping, e));
    }
  }
}
