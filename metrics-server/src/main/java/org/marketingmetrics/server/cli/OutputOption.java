package org.marketingmetrics.server.cli;

import com.google.protobuf.MessageOrBuilder;
import java.util.function.Supplier;
import org.marketingmetrics.server.cli.report.JsonText;
import picocli.CommandLine.Option;

/** How an answer is written. */
final class OutputOption {
  /** For people, for programs, for spreadsheets. */
  enum Format {
    TABLE,
    JSON,
    CSV
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json|csv",
      defaultValue = "table",
      description = "How to write the answer. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.TABLE;

  /** The answer in the form asked for, each line ended. */
  String of(MessageOrBuilder answer, Supplier<String> table, Supplier<String> csv) {
    return switch (format) {
      case TABLE -> table.get();
      case JSON -> JsonText.of(answer);
      case CSV -> csv.get();
    };
  }
}
