package org.marketingmetrics.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.event.EventCalls.ACME;
import static org.marketingmetrics.server.event.EventCalls.event;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.Event;
import org.marketingmetrics.api.v1.EventChunk;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.StreamEventsOptions;
import org.marketingmetrics.api.v1.StreamEventsRequest;
import org.marketingmetrics.api.v1.StreamEventsResponse;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.runtime.InProcessServer;

/** Streams that are answered chunk by chunk, break, and are taken up again. */
class EventStreamTest {
  private final InProcessServer server = InProcessServer.open();

  @BeforeEach
  void createWorkspace() {
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(server.channel())
            .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId("acme").build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** One stream as its client sees it. */
  private final class Client implements StreamObserver<StreamEventsResponse> {
    final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    final StreamObserver<StreamEventsRequest> requests =
        EventServiceGrpc.newStub(server.channel()).streamEvents(this);

    @Override
    public void onNext(StreamEventsResponse answer) {
      received.add(answer);
    }

    @Override
    public void onError(Throwable failure) {
      received.add(failure);
    }

    @Override
    public void onCompleted() {
      received.add("done");
    }

    Client begin() {
      requests.onNext(
          StreamEventsRequest.newBuilder()
              .setOptions(StreamEventsOptions.newBuilder().setParent(ACME).setBackfill(true))
              .build());
      return this;
    }

    void send(long sequence, String... ids) {
      EventChunk.Builder chunk = EventChunk.newBuilder().setSequence(sequence);
      for (String id : ids) {
        chunk.addEvents(event(id, "ann", "2026-02-03T10:00:00Z", "page_view"));
      }
      send(chunk);
    }

    void send(EventChunk.Builder chunk) {
      requests.onNext(StreamEventsRequest.newBuilder().setChunk(chunk).build());
    }

    Object next() throws InterruptedException {
      Object next = received.poll(30, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      return next;
    }

    StreamEventsResponse answer() throws InterruptedException {
      return (StreamEventsResponse) next();
    }

    Status failure() throws InterruptedException {
      return ((StatusRuntimeException) next()).getStatus();
    }
  }

  @Test
  void everyChunkIsAnsweredOnceItIsRecorded() throws InterruptedException {
    Client client = new Client().begin();
    client.send(1, "a", "b");
    client.send(7, "c", "a");

    StreamEventsResponse first = client.answer();
    StreamEventsResponse second = client.answer();
    client.requests.onCompleted();

    assertThat(first.getSequence()).isEqualTo(1);
    assertThat(first.getOutcomes().getRecorded()).isEqualTo(2);
    assertThat(second.getSequence()).isEqualTo(7);
    assertThat(second.getOutcomes().getRepeated()).isEqualTo(1);
    assertThat(client.next()).isEqualTo("done");
    assertThat(recorded()).containsExactly("a", "b", "c");
  }

  private List<String> recorded() {
    return server.stores().events().events(new WorkspaceId("acme"), "ann", 100).stream()
        .map(event -> event.id())
        .toList();
  }

  /** The connection broke before the answer came, so the client sends the chunk again. */
  @Test
  void aChunkSentAgainOnAnotherStreamIsARepeat() throws InterruptedException {
    Client broken = new Client().begin();
    broken.send(1, "a", "b");
    assertThat(broken.answer().getSequence()).isEqualTo(1);
    broken.requests.onError(Status.CANCELLED.asRuntimeException());

    Client again = new Client().begin();
    again.send(1, "a", "b");
    again.send(2, "c");

    assertThat(again.answer().getOutcomes().getRepeated()).isEqualTo(2);
    assertThat(again.answer().getOutcomes().getRecorded()).isEqualTo(1);
    assertThat(recorded()).containsExactly("a", "b", "c");
  }

  @Test
  void aBadChunkEndsTheStreamAndKeepsWhatCameBefore() throws InterruptedException {
    Client client = new Client().begin();
    client.send(1, "a");
    assertThat(client.answer().getSequence()).isEqualTo(1);
    client.send(1, "b");

    assertThat(client.failure().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(recorded()).containsExactly("a");
  }

  @Test
  void fieldsOfAChunkAreNamedByTheirWholePath() throws InterruptedException {
    assertThat(refused(event("a", "ann", "2026-02-03T10:00:00Z", "viewed")))
        .containsExactly("chunk.events[0].kind");
    assertThat(refused(event("a", "", "2026-02-03T10:00:00Z", "lead")))
        .containsExactly("chunk.events[0].subject");
    assertThat(refused(event("a", "ann", "1970-01-01T00:00:00Z", "lead")))
        .containsExactly("chunk.events[0].time");
    assertThat(recorded()).isEmpty();
  }

  private List<String> refused(Event.Builder event) throws InterruptedException {
    Client client = new Client().begin();
    client.send(EventChunk.newBuilder().setSequence(1).addEvents(event));
    StatusRuntimeException failure = (StatusRuntimeException) client.next();
    return Failure.of(
            () -> {
              throw failure;
            })
        .fields();
  }

  @Test
  void optionsComeFirst() throws InterruptedException {
    Client client = new Client();
    client.send(1, "a");

    assertThat(client.failure().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(recorded()).isEmpty();
  }
}
