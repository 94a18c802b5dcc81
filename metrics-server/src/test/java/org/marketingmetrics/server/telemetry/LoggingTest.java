package org.marketingmetrics.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.server.config.LogConfig;
import org.slf4j.event.KeyValuePair;

class LoggingTest {
  private final LoggerContext context = new LoggerContext();

  private String line(LogConfig.Format format) {
    LoggingEvent event =
        new LoggingEvent(
            "fqcn",
            context.getLogger("org.marketingmetrics.server.call"),
            Level.WARN,
            "call \"ended\" {}",
            new IllegalStateException("why"),
            new Object[] {"badly"});
    event.setMDCPropertyMap(Map.of("call_id", "01J"));
    event.setKeyValuePairs(List.of(new KeyValuePair("code", "UNAVAILABLE")));
    return new String(Logging.encoder(format, context).encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void aLineForMachinesIsOneJsonObject() {
    String line = line(LogConfig.Format.JSON);

    assertThat(line.strip()).doesNotContain("\n");
    JsonObject json = JsonParser.parseString(line).getAsJsonObject();
    assertThat(json.get("level").getAsString()).isEqualTo("WARN");
    assertThat(json.get("formattedMessage").getAsString()).isEqualTo("call \"ended\" badly");
    assertThat(json.getAsJsonObject("mdc").get("call_id").getAsString()).isEqualTo("01J");
    assertThat(json.get("kvpList").toString()).contains("UNAVAILABLE");
    assertThat(json.getAsJsonObject("throwable").get("message").getAsString()).isEqualTo("why");
    assertThat(json.get("timestamp").getAsLong()).isPositive();
  }

  @Test
  void aLineForPeopleHasTheCallId() {
    assertThat(line(LogConfig.Format.TEXT))
        .contains("WARN", "call \"ended\" badly", "code=\"UNAVAILABLE\"", "call_id=01J", "why");
  }
}
