package org.marketingmetrics.bench;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import java.util.List;
import org.marketingmetrics.api.v1.Event;
import org.marketingmetrics.api.v1.EventChunk;
import org.marketingmetrics.api.v1.StreamEventsOptions;
import org.marketingmetrics.api.v1.StreamEventsRequest;
import org.marketingmetrics.core.event.EventValue;

/** Generated events as messages of a stream, ready to be sent. */
final class EventMessages {
  private static final long MILLION = 1_000_000;

  private EventMessages() {}

  /** The first message of a stream. */
  static byte[] options() {
    return StreamEventsRequest.newBuilder()
        .setOptions(
            StreamEventsOptions.newBuilder()
                .setParent("workspaces/" + EventDataset.WORKSPACE.id())
                .setBackfill(true))
        .build()
        .toByteArray();
  }

  static byte[] chunk(long sequence, List<org.marketingmetrics.core.event.Event> events) {
    EventChunk.Builder chunk = EventChunk.newBuilder().setSequence(sequence);
    events.forEach(event -> chunk.addEvents(message(event)));
    return StreamEventsRequest.newBuilder().setChunk(chunk).build().toByteArray();
  }

  private static Event message(org.marketingmetrics.core.event.Event event) {
    Event.Builder message =
        Event.newBuilder()
            .setId(event.id())
            .setSubject(event.subject())
            .setTime(
                Timestamp.newBuilder()
                    .setSeconds(Math.floorDiv(event.at(), 1_000))
                    .setNanos((int) (Math.floorMod(event.at(), 1_000) * MILLION)))
            .setKind(event.kind().name())
            .putAllProperties(event.properties());
    if (event.campaign() != null) {
      message.setCampaign(event.campaign());
    }
    if (event.channel() != null) {
      message.setChannel(event.channel());
    }
    if (event.page() != null) {
      message.setPage(event.page());
    }
    if (event.clickId() != null) {
      message.setClickId(event.clickId());
    }
    EventValue value = event.value();
    if (value != null && value.currency() != null) {
      message.setMoney(
          Money.newBuilder()
              .setCurrencyCode(value.currency())
              .setUnits(value.micros() / MILLION)
              .setNanos((int) (value.micros() % MILLION * 1_000)));
    }
    return message.build();
  }
}
