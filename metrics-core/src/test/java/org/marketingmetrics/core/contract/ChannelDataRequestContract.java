package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.contract.Samples.ADS;
import static org.marketingmetrics.core.contract.Samples.batch;
import static org.marketingmetrics.core.contract.Samples.measured;
import static org.marketingmetrics.core.contract.Samples.row;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.channeldata.RejectedObservation;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.store.ChunkStamp;
import org.marketingmetrics.core.store.RequestStamp;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** A write with a request id is applied once, a write that fails is not applied at all. */
public abstract class ChannelDataRequestContract extends StoreContract {
  private static final List<RejectedObservation> REJECTED =
      List.of(
          new RejectedObservation(3, ErrorReason.INVALID_FIELD, "observations[3]", "one\ntwo\\"),
          new RejectedObservation(7, ErrorReason.UNKNOWN_MEASURE, "", "плохо"));

  protected ChannelDataRequestContract(StoreFixture.Factory factory) {
    super(factory);
  }

  /** The answer was lost on the way; meanwhile somebody else wrote something newer. */
  @Test
  void aRepeatedRequestGetsTheFirstAnswer() {
    WorkspaceId workspace = newWorkspace();
    WriteBatch batch = batch(stamp("a"), row(1, measured("clicks", 1)));
    WriteOutcome first = channelData().write(workspace, batch);
    channelData().write(workspace, batch(row(2, measured("clicks", 2))));

    assertThat(channelData().write(workspace, batch)).isEqualTo(first);
    assertThat(first).isEqualTo(new WriteOutcome(1, 0, 0, 0, 1));
    assertThat(channelData().revision(workspace)).isEqualTo(2);
  }

  @Test
  void anUnchangedAnswerIsKeptToo() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch(row(1, measured("clicks", 1))));
    WriteBatch batch = batch(stamp("a"), row(1, measured("clicks", 1)));

    WriteOutcome first = channelData().write(workspace, batch);
    channelData().write(workspace, batch(row(2, measured("clicks", 2))));

    assertThat(channelData().write(workspace, batch)).isEqualTo(first);
    assertThat(first).isEqualTo(new WriteOutcome(0, 0, 1, 0, 1));
  }

  /** A client that makes its ids from the date alone. */
  @Test
  void aRequestIdWithOtherContentIsRefusedAndNothingIsWritten() {
    WorkspaceId workspace = newWorkspace();
    RequestStamp stamp = stamp("a");
    channelData().write(workspace, batch(stamp, row(1, measured("clicks", 1))));
    RequestStamp other = new RequestStamp(stamp.id(), "b".repeat(64));

    Failures.assertFails(
        ErrorReason.REQUEST_ID_REUSED,
        () -> channelData().write(workspace, batch(other, row(2, measured("clicks", 2)))));

    assertThat(channelData().revision(workspace)).isEqualTo(1);
  }

  /** Ids are the caller's own: another workspace may use the same. */
  @Test
  void aRequestIdCountsWithinItsWorkspace() {
    RequestStamp stamp = stamp("a");
    WriteBatch batch = batch(stamp, row(1, measured("clicks", 1)));
    channelData().write(newWorkspace(), batch);

    assertThat(channelData().write(newWorkspace(), batch).stored()).isEqualTo(1);
  }

  @Test
  void aRequestIdIsForgottenAfterItsTime() {
    WorkspaceId workspace = newWorkspace();
    RequestStamp stamp = stamp("a");
    WriteBatch batch = batch(stamp, row(1, measured("clicks", 1)));
    channelData().write(workspace, batch);
    clock.advance(RequestStamp.KEPT.minus(Duration.ofMinutes(1)));
    assertThat(channelData().write(workspace, batch).stored()).isEqualTo(1);

    clock.advance(Duration.ofMinutes(2));

    assertThat(channelData().write(workspace, batch).unchanged()).isEqualTo(1);
    assertThat(channelData().write(workspace, batch).unchanged()).isEqualTo(1);
  }

  /** The rest of a chunk stands, and who sends it again is told the same of what does not. */
  @Test
  void aRepeatedChunkGetsTheFirstAnswerWithWhatWasRejected() {
    WorkspaceId workspace = newWorkspace();
    UUID stream = UUID.randomUUID();
    WriteBatch batch = batch(chunk(stream, 1), row(1, measured("clicks", 1)));
    WriteOutcome first = channelData().write(workspace, batch);
    channelData().write(workspace, batch(row(2, measured("clicks", 2))));

    assertThat(channelData().write(workspace, batch)).isEqualTo(first);
    assertThat(first).isEqualTo(new WriteOutcome(1, 0, 0, 0, 1, REJECTED));
    Failures.assertFails(
        ErrorReason.REQUEST_ID_REUSED,
        () ->
            channelData()
                .write(
                    workspace,
                    batch(
                        new ChunkStamp(stream, 1, "b".repeat(64), List.of()),
                        row(2, measured("clicks", 2)))));
  }

  @Test
  void theLastChunkOfAStreamIsKnownToItsWorkspace() {
    WorkspaceId workspace = newWorkspace();
    UUID stream = UUID.randomUUID();
    assertThat(channelData().lastChunk(workspace, stream)).isZero();
    for (long sequence = 1; sequence <= 11; sequence++) {
      channelData()
          .write(workspace, batch(chunk(stream, sequence), row(sequence, measured("clicks", 1))));
    }
    channelData()
        .write(workspace, batch(chunk(UUID.randomUUID(), 12), row(12, measured("clicks", 1))));
    channelData().write(workspace, batch(stamp("a"), row(13, measured("clicks", 1))));

    assertThat(channelData().lastChunk(workspace, stream)).isEqualTo(11);
    assertThat(channelData().lastChunk(newWorkspace(), stream)).isZero();
    assertThat(channelData().lastChunk(unusedId(), stream)).isZero();
  }

  /** The request id of a write that failed may be used again. */
  @Test
  void aFailedWriteLeavesNothing() {
    WorkspaceId workspace = newWorkspace();
    channelData().write(workspace, batch(row(1, measured("clicks", 1))));
    RequestStamp stamp = stamp("a");
    Source conflicting = new Source(ADS.id(), ADS.kind(), ZoneId.of("Asia/Tokyo"));
    WriteBatch failing =
        batch(
            conflicting,
            null,
            stamp,
            row(
                Samples.series("channel", "email", "campaign", "unseen"),
                Samples.PERIOD,
                Samples.attributed(3),
                1,
                measured("orders", 1)));

    Failures.assertFails(
        ErrorReason.SOURCE_CONFLICT, () -> channelData().write(workspace, failing));

    assertThat(channelData().revision(workspace)).isEqualTo(1);
    assertThat(read(workspace).values()).hasSize(1);
    assertThat(campaigns().campaigns(workspace, null, 10))
        .extracting("value")
        .isEqualTo(java.util.List.of("Spring"));
    assertThat(campaigns().channel(workspace, "email")).isEmpty();
    assertThat(
            channelData().write(workspace, batch(stamp, row(2, measured("clicks", 2)))).replaced())
        .isEqualTo(1);
  }

  private static ChunkStamp chunk(UUID stream, long sequence) {
    return new ChunkStamp(stream, sequence, "a".repeat(64), REJECTED);
  }

  private static RequestStamp stamp(String content) {
    return new RequestStamp(UUID.randomUUID(), content.repeat(64));
  }
}
