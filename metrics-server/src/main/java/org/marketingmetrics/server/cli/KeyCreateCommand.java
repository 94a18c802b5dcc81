package org.marketingmetrics.server.cli;

import com.google.protobuf.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ApiKey;
import org.marketingmetrics.api.v1.CreateApiKeyRequest;
import org.marketingmetrics.api.v1.CreateApiKeyResponse;
import org.marketingmetrics.api.v1.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key and shows its secret once. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = {
      "Create a key and print its secret, which nobody can tell again.",
      "With keys in use, this takes a key of the role admin."
    })
final class KeyCreateCommand implements Callable<Integer> {
  private final Terminal terminal;

  /** What a key allows. */
  enum Allowed {
    READER,
    WRITER,
    SUBJECT_READER,
    ADMIN
  }

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description =
          "What it allows: ${COMPLETION-CANDIDATES}; all include READER, and ADMIN all others.")
  private Allowed role = Allowed.READER;

  @Option(
      names = "--for",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What the key is for.")
  private String purpose = "";

  @Option(
      names = "--expires",
      paramLabel = "YYYY-MM-DD",
      description = "Day, in UTC, from whose beginning it is refused. Default: never.")
  private @Nullable LocalDate expires;

  @Mixin private ServerOptions server = new ServerOptions();

  KeyCreateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ApiKey.Builder key =
        ApiKey.newBuilder()
            .setDisplayName(purpose)
            .setRole(Role.valueOf("ROLE_" + role.name().toUpperCase(Locale.ROOT)));
    if (expires != null) {
      key.setExpireTime(
          Timestamp.newBuilder().setSeconds(expires.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
    }
    CreateApiKeyRequest request =
        CreateApiKeyRequest.newBuilder().setParent(server.parent(terminal)).setApiKey(key).build();
    try (Connection connection = server.connect(terminal)) {
      CreateApiKeyResponse answer = connection.workspaces().createApiKey(request);
      terminal.answer(answer.getSecret() + "\n");
      terminal.progress(
          "Created %s. Its secret, above, is shown this once; keep it where METRICS_API_KEY or"
                  .formatted(answer.getApiKey().getName())
              + " --api-key-file finds it.");
      return ExitCode.DONE;
    }
  }
}
