package org.marketingmetrics.server.cli;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.Audience;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** In which language, for whom and how a command about words answers. */
final class GlossaryOptions {
  /** Who reads. */
  enum Reader {
    EMAIL_MARKETER,
    AMAZON_SELLER,
    INFLUENCER_MARKETER,
    WEB_ANALYST
  }

  @Mixin private LanguageOption language = new LanguageOption();

  @Option(
      names = "--audience",
      paramLabel = "AUDIENCE",
      description =
          "Who reads: chooses examples, and which meaning of a short name comes first."
              + " ${COMPLETION-CANDIDATES}.")
  private @Nullable Reader audience;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  String language() {
    return language.code();
  }

  Audience audience() {
    return audience == null
        ? Audience.AUDIENCE_UNSPECIFIED
        : Audience.valueOf("AUDIENCE_" + audience.name());
  }

  OutputOption output() {
    return output;
  }

  ServerOptions server() {
    return server;
  }
}
