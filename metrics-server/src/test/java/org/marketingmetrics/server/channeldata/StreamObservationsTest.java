package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.marketingmetrics.server.channeldata.Acme.query;
import static org.marketingmetrics.server.channeldata.ObservationStreamClient.chunk;
import static org.marketingmetrics.server.channeldata.ObservationStreamClient.options;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.range;

import io.grpc.Status;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.ErrorReason;
import org.marketingmetrics.api.v1.ObservationChunk;
import org.marketingmetrics.api.v1.ObservationChunkAnswer;
import org.marketingmetrics.api.v1.RejectedObservation;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.server.rpc.Failure;

/** Streams that are answered chunk by chunk, break, and are taken up again. */
class StreamObservationsTest {
  private final Acme acme = Acme.open();
  private final String id = UUID.randomUUID().toString();

  @AfterEach
  void stop() {
    acme.close();
  }

  private ObservationStreamClient open() {
    return ObservationStreamClient.open(acme.server.channel(), id);
  }

  private static ObservationChunkAnswer answer(long sequence, int stored, long revision) {
    return ObservationChunkAnswer.newBuilder()
        .setSequence(sequence)
        .setStoredCount(stored)
        .setDataRevision(revision)
        .build();
  }

  private static Row clicks(int day, long count) {
    return on("2026-02-%02d".formatted(day)).count("clicks", count);
  }

  private double sum() {
    return acme.value("clicks").getValue();
  }

  @Test
  void eachChunkIsAnsweredOnceItCanBeRead() {
    ObservationStreamClient stream = open();
    assertThat(stream.opened().getLastSequence()).isZero();

    stream.send(1, clicks(1, 5), clicks(2, 6));
    assertThat(stream.answered()).isEqualTo(answer(1, 2, 1));
    assertThat(sum()).isEqualTo(11);

    stream.send(2, clicks(3, 7));
    assertThat(stream.answered()).isEqualTo(answer(2, 1, 2));
    assertThat(sum()).isEqualTo(18);
    stream.close();
  }

  /** A client need not wait for answers; they come in order. */
  @Test
  void chunksSentAtOnceAreAnsweredInOrder() {
    ObservationStreamClient stream = open();
    for (int i = 1; i <= 20; i++) {
      stream.send(i, clicks(i, 1));
    }

    stream.opened();
    for (int i = 1; i <= 20; i++) {
      assertThat(stream.answered()).isEqualTo(answer(i, 1, i));
    }
    stream.close();
  }

  @Test
  void aStreamIsTakenUpBehindItsLastChunk() {
    ObservationStreamClient broken = open();
    broken.opened();
    broken.send(1, clicks(1, 5));
    broken.answered();
    broken.send(2, clicks(2, 6));
    broken.answered();
    broken.breakOff();

    ObservationStreamClient again = open();
    assertThat(again.opened().getLastSequence()).isEqualTo(2);
    again.send(3, clicks(3, 7));

    assertThat(again.answered()).isEqualTo(answer(3, 1, 3));
    assertThat(sum()).isEqualTo(18);
  }

  /** The answer was lost with the connection; meanwhile somebody wrote something newer. */
  @Test
  void aChunkSentAgainIsNotWrittenAgainAndGetsItsAnswer() {
    ObservationStreamClient broken = open();
    broken.opened();
    broken.send(1, clicks(1, 5), clicks(2, -1));
    ObservationChunkAnswer first = broken.answered();
    broken.breakOff();
    acme.write("ads", clicks(1, 9));

    ObservationStreamClient again = open();
    again.opened();
    again.send(1, clicks(1, 5), clicks(2, -1));

    assertThat(again.answered()).isEqualTo(first);
    assertThat(first.getRejectedList())
        .extracting(RejectedObservation::getIndex)
        .containsExactly(1);
    assertThat(sum()).isEqualTo(9);
    again.send(2, clicks(2, 1));
    assertThat(again.answered()).isEqualTo(answer(2, 1, 3));
  }

  /** A map has no order, and a client in another language writes it in its own each time. */
  @Test
  void theOrderOfDimensionsIsNoContent() {
    ObservationStreamClient stream = open();
    stream.opened();
    stream.send(1, clicks(1, 5).with("channel", "email").with("campaign", "a"));
    ObservationChunkAnswer first = stream.answered();
    stream.send(1, clicks(1, 5).with("campaign", "a").with("channel", "email"));

    assertThat(stream.answered()).isEqualTo(first);
  }

  @Test
  void aChunkSentAgainWithOtherContentIsRefused() {
    ObservationStreamClient stream = open();
    stream.opened();
    stream.send(1, clicks(1, 5));
    stream.answered();

    Failure failure =
        Failure.of(
            Status.Code.ALREADY_EXISTS,
            "REQUEST_ID_REUSED",
            () -> stream.send(1, clicks(1, 6)).answered());

    assertThat(failure.metadata()).containsEntry("stream_id", id).containsEntry("sequence", "1");
    assertThat(sum()).isEqualTo(5);
  }

  /** Half of a report must not be taken for all of it. */
  @Test
  void aGapEndsTheStreamAndSaysWhereToGoOn() {
    ObservationStreamClient stream = open();
    stream.opened();
    stream.send(1, clicks(1, 5));
    stream.answered();

    Failure failure =
        Failure.of(
            Status.Code.INVALID_ARGUMENT,
            "SEQUENCE_GAP",
            () -> stream.send(3, clicks(3, 7)).answered());

    assertThat(failure.metadata()).containsEntry("sequence", "3").containsEntry("expected", "2");
    assertThat(sum()).isEqualTo(5);
    ObservationStreamClient again = open();
    assertThat(again.opened().getLastSequence()).isEqualTo(1);
    assertThat(again.send(2, clicks(2, 6)).answered()).isEqualTo(answer(2, 1, 2));
  }

  /** Nothing is known of it, so a chunk sent again would be a chunk anew. */
  @Test
  void aStreamWithoutAnIdBeginsAt1EachTimeAndTakesNothingTwice() {
    ObservationStreamClient stream = ObservationStreamClient.open(acme.server.channel(), "");
    assertThat(stream.opened().getLastSequence()).isZero();
    stream.send(1, clicks(1, 5), clicks(2, -1));
    ObservationChunkAnswer first = stream.answered();

    assertThat(first.getRejectedCount()).isEqualTo(1);
    Failure.of(
        Status.Code.INVALID_ARGUMENT,
        "SEQUENCE_GAP",
        () -> stream.send(1, clicks(1, 5)).answered());
    ObservationStreamClient again = ObservationStreamClient.open(acme.server.channel(), "");
    assertThat(again.opened().getLastSequence()).isZero();
    assertThat(again.send(1, clicks(1, 5)).answered().getSequence()).isEqualTo(1);
  }

  @Test
  void aPoisonedRowIsAnsweredWithItsIndexAndHoldsUpNothing() {
    ObservationStreamClient stream = open();
    stream.opened();
    stream.send(
        1,
        clicks(1, 5),
        clicks(2, -1),
        clicks(3, 7).with("channel", "No Channel"),
        clicks(4, 8).knownAt("2027-01-01T00:00:00Z"),
        on("2026-02-05").count("clicks", 1).count("cpm", 9),
        clicks(1, 6),
        clicks(1, 6).with("campaign", "a"),
        on("2026-02-07").money("clicks", "5", "EUR"),
        on("2026-02-08").with("Bad", "name").count("clicks", 1),
        clicks(9, 10));

    ObservationChunkAnswer answer = stream.answered();

    assertThat(answer.getStoredCount()).isEqualTo(3);
    assertThat(answer.getRejectedList())
        .extracting(
            RejectedObservation::getIndex,
            RejectedObservation::getReason,
            RejectedObservation::getField)
        .containsExactly(
            tuple(1, ErrorReason.ERROR_REASON_INVALID_FIELD, "observations[1].values[0].count"),
            tuple(
                2,
                ErrorReason.ERROR_REASON_INVALID_FIELD,
                "observations[2].dimensions[\"channel\"]"),
            tuple(3, ErrorReason.ERROR_REASON_INVALID_FIELD, "observations[3].known_at"),
            tuple(4, ErrorReason.ERROR_REASON_UNKNOWN_MEASURE, "observations[4].values[1].measure"),
            tuple(5, ErrorReason.ERROR_REASON_DUPLICATE_OBSERVATION, "observations[5].values[0]"),
            tuple(7, ErrorReason.ERROR_REASON_INVALID_FIELD, "observations[7].values[0]"),
            tuple(
                8, ErrorReason.ERROR_REASON_INVALID_FIELD, "observations[8].dimensions[\"Bad\"]"));
    assertThat(answer.getRejectedList())
        .allSatisfy(
            rejected ->
                assertThat(rejected.getMessage())
                    .startsWith("observations[%d]".formatted(rejected.getIndex())));
    stream.send(2, clicks(2, 1));
    assertThat(stream.answered().getStoredCount()).isEqualTo(1);
    assertThat(sum()).isEqualTo(5 + 10 + 1);
  }

  @Test
  void aChunkOfNothingButPoisonedRowsIsAnsweredToo() {
    ObservationStreamClient stream = open();
    stream.opened();
    stream.send(1, clicks(1, -1));

    assertThat(stream.answered().getRejectedCount()).isEqualTo(1);
    stream.send(2, clicks(1, 1));
    assertThat(stream.answered().getStoredCount()).isEqualTo(1);
  }

  @Test
  void tooManyRowsOrNoneAreNoChunk() {
    Row[] rows =
        IntStream.rangeClosed(0, 5_000)
            .mapToObj(i -> clicks(1, 1).with("ad", "ad " + i))
            .toArray(Row[]::new);
    ObservationStreamClient stream = open();
    stream.opened();
    Failure.invalid(() -> stream.send(1, rows).answered(), "chunk.observations");

    ObservationStreamClient empty = open();
    empty.opened();
    Failure.invalid(() -> empty.send(1).answered(), "chunk");
  }

  @Test
  void daysAreCoveredByTheChunkThatSaysSo() {
    ObservationStreamClient stream = open();
    stream.opened();
    stream.send(1, clicks(1, 5)).answered();
    assertThat(acme.value("clicks").getDataQuality().getDaysReceived()).isEqualTo(1);

    stream.send(
        ObservationChunk.newBuilder()
            .setSequence(2)
            .setCoveredRange(range("2026-02-01", "2026-02-10"))
            .build());

    assertThat(stream.answered().getDataRevision()).isEqualTo(2);
    assertThat(acme.value("clicks").getDataQuality().getDaysReceived()).isEqualTo(10);
  }

  @Test
  void optionsComeFirstAndOnce() {
    ObservationStreamClient without = ObservationStreamClient.silent(acme.server.channel());
    Failure.invalid(() -> without.send(1, clicks(1, 5)).answered(), "options");

    ObservationStreamClient twice = open();
    twice.opened();
    Failure.invalid(() -> twice.begin(options(id)).opened(), "options");
  }

  @Test
  void anotherWorkspaceIsNotThere() {
    Failure failure =
        Failure.of(
            Status.Code.NOT_FOUND,
            "WORKSPACE_NOT_FOUND",
            () ->
                ObservationStreamClient.silent(acme.server.channel())
                    .begin(options(id).setParent("workspaces/rival"))
                    .opened());

    assertThat(failure.metadata()).containsEntry("workspace", "workspaces/rival");
  }

  @Test
  void optionsKeepTheRulesOfTheContract() {
    Failure.invalid(
        () -> ObservationStreamClient.open(acme.server.channel(), "again").opened(),
        "options.stream_id");
    Failure.invalid(
        () ->
            ObservationStreamClient.silent(acme.server.channel())
                .begin(options(id).setSourceTimeZone("Mars/Olympus"))
                .opened(),
        "options.source_time_zone");
  }

  @Test
  void anotherKindOfTheSourceEndsTheStream() {
    acme.write("ads", clicks(1, 5));
    ObservationStreamClient stream =
        ObservationStreamClient.silent(acme.server.channel())
            .begin(options(id).setSourceKind(SourceKind.SOURCE_KIND_SHOP));
    stream.opened();

    Failure.of(
        Status.Code.FAILED_PRECONDITION,
        "SOURCE_CONFLICT",
        () -> stream.send(1, clicks(2, 5)).answered());
    assertThat(open().opened().getLastSequence()).isZero();
  }

  /** Two connections of one stream, of which the older is not dead yet. */
  @Test
  void theSameChunkOverTwoConnectionsIsWrittenOnce() {
    ObservationStreamClient old = open();
    old.opened();
    ObservationStreamClient young = open();
    young.opened();

    old.send(chunk(1, clicks(1, 5)));
    ObservationChunkAnswer first = old.answered();
    young.send(chunk(1, clicks(1, 5)));

    assertThat(young.answered()).isEqualTo(first);
    assertThat(young.send(2, clicks(2, 6)).answered()).isEqualTo(answer(2, 1, 2));
    assertThat(acme.rows(query("clicks"))).hasSize(1);
  }
}
