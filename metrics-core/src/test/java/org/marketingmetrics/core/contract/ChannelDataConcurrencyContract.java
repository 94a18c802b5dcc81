package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.contract.Samples.DAY;
import static org.marketingmetrics.core.contract.Samples.SERIES;
import static org.marketingmetrics.core.contract.Samples.batch;
import static org.marketingmetrics.core.contract.Samples.key;
import static org.marketingmetrics.core.contract.Samples.measured;
import static org.marketingmetrics.core.contract.Samples.row;
import static org.marketingmetrics.core.contract.Samples.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.RequestStamp;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Writers and readers at once: no value is lost, no half of a write is seen. */
public abstract class ChannelDataConcurrencyContract extends StoreContract {
  private static final int ROUNDS = 12;

  protected ChannelDataConcurrencyContract(StoreFixture.Factory factory) {
    super(factory);
  }

  /** A client gave up waiting and sent the same request over another connection. */
  @Test
  void oneRequestSentTwiceAtOnceIsAppliedOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      WorkspaceId workspace = newWorkspace();
      RequestStamp stamp = new RequestStamp(UUID.randomUUID(), "c".repeat(64));
      WriteBatch batch = batch(stamp, rows(40, 1));

      List<WriteOutcome> outcomes =
          atOnce(
              List.of(
                  () -> channelData().write(workspace, batch),
                  () -> channelData().write(workspace, batch)));

      assertThat(outcomes).containsOnly(new WriteOutcome(40, 0, 0, 0, 1));
      assertThat(channelData().revision(workspace)).isEqualTo(1);
    }
  }

  /** Two imports of overlapping files, each in its own order. */
  @Test
  void twoWritersOnTheSameKeysLoseNothing() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      WorkspaceId workspace = newWorkspace();
      ObservationRow[] clicks = rows(60, 1, "clicks", new Random(round));
      ObservationRow[] impressions = rows(60, 2, "impressions", new Random(round + 100L));

      List<WriteOutcome> outcomes =
          atOnce(
              List.of(
                  () -> channelData().write(workspace, batch(clicks)),
                  () -> channelData().write(workspace, batch(impressions))));

      Map<Reading.Key, Map<String, Long>> expected = new HashMap<>();
      for (ObservationRow row : clicks) {
        expected.put(key(row), Map.of("clicks", 1L, "impressions", 2L));
      }
      assertThat(read(workspace).values()).isEqualTo(expected);
      assertThat(outcomes).extracting(WriteOutcome::stored).containsOnly(60L);
      assertThat(outcomes).extracting(WriteOutcome::revision).containsExactlyInAnyOrder(1L, 2L);
    }
  }

  /** Many writers restate the same few rows. */
  @Test
  void everyRestatementIsRemembered() throws Exception {
    WorkspaceId workspace = newWorkspace();
    List<Callable<WriteOutcome>> writers = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      int first = writer;
      writers.add(
          () -> {
            for (int i = first; i < 40; i += 4) {
              channelData().write(workspace, batch(rows(5, i, "clicks", new Random(i))));
            }
            return new WriteOutcome(0, 0, 0, 0, 0);
          });
    }

    atOnce(writers);

    assertThat(read(workspace).values().values()).hasSize(5).containsOnly(Map.of("clicks", 39L));
    for (long instant = 0; instant < 40; instant++) {
      assertThat(readAsOf(workspace, Samples.T0 + instant).values().values())
          .containsOnly(Map.of("clicks", instant));
    }
    assertThat(channelData().revision(workspace)).isEqualTo(40);
  }

  /** Each write sets the same value in two months; a reader must never see two different ones. */
  @Test
  void readersSeeWritesWholeAndInOrder() throws Exception {
    WorkspaceId workspace = newWorkspace();
    AtomicBoolean done = new AtomicBoolean();
    Callable<WriteOutcome> writer =
        () -> {
          for (int i = 0; i < 60; i++) {
            channelData().write(workspace, batch(inTwoMonths(i)));
          }
          done.set(true);
          return new WriteOutcome(0, 0, 0, 0, 0);
        };
    Callable<WriteOutcome> reader =
        () -> {
          long last = 0;
          while (!done.get()) {
            Reading reading = read(workspace);
            Set<Map<String, Long>> seen = new HashSet<>(reading.values().values());
            assertThat(seen).hasSizeLessThanOrEqualTo(1);
            assertThat(reading.revision()).isGreaterThanOrEqualTo(last);
            assertThat(reading.values()).hasSize(reading.revision() == 0 ? 0 : 2);
            seen.forEach(
                values -> assertThat(values).containsEntry("clicks", reading.revision() - 1));
            last = reading.revision();
          }
          return new WriteOutcome(0, 0, 0, 0, 0);
        };

    atOnce(List.of(writer, reader, reader));

    assertThat(channelData().revision(workspace)).isEqualTo(60);
  }

  private static ObservationRow[] inTwoMonths(int value) {
    return new ObservationRow[] {
      row(SERIES, Period.ofDay(DAY), Basis.UNSPECIFIED, value, measured("clicks", value)),
      row(
          SERIES,
          Period.ofDay(DAY.plusMonths(1)),
          Basis.UNSPECIFIED,
          value,
          measured("clicks", value))
    };
  }

  private static ObservationRow[] rows(int count, long value) {
    return rows(count, value, "clicks", new Random(1));
  }

  /** Rows of so many series in an order of chance, known at their value. */
  private static ObservationRow[] rows(int count, long value, String measure, Random order) {
    List<ObservationRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          row(
              series("channel", "display", "ad", "ad " + i, "campaign", "c" + i % 7),
              Samples.PERIOD,
              Basis.UNSPECIFIED,
              value,
              measured(measure, value)));
    }
    Collections.shuffle(rows, order);
    return Samples.array(rows);
  }

  /** Runs all calls at the same time. */
  private static List<WriteOutcome> atOnce(List<Callable<WriteOutcome>> calls) throws Exception {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<WriteOutcome>> running = new ArrayList<>();
      for (Callable<WriteOutcome> call : calls) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      return results(running);
    }
  }

  private static List<WriteOutcome> results(List<Future<WriteOutcome>> running)
      throws ExecutionException, InterruptedException {
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (Future<WriteOutcome> one : running) {
      outcomes.add(one.get());
    }
    return outcomes;
  }
}
