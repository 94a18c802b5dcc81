package org.marketingmetrics.server.cli;

import picocli.CommandLine.Option;

/** In which language an answer speaks; codes are the same in all. */
final class LanguageOption {
  @Option(
      names = "--language",
      paramLabel = "CODE",
      defaultValue = "en",
      description = "Language of names and texts: en or ru. Default: ${DEFAULT-VALUE}.")
  private String language = "en";

  String code() {
    return language;
  }
}
