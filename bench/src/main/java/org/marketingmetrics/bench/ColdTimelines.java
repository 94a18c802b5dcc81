package org.marketingmetrics.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.marketingmetrics.core.event.timeline.BucketWork;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.event.timeline.Timeline;
import org.marketingmetrics.core.event.timeline.TimelineAssembler;
import org.marketingmetrics.core.event.timeline.TimelineProvider;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Timelines as the server reads them, but nothing is kept; and buckets on all cores. */
final class ColdTimelines implements TimelineProvider, BucketWork, AutoCloseable {
  private final EventStore events;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

  ColdTimelines(EventStore events) {
    this.events = events;
  }

  @Override
  public Timeline current(WorkspaceId workspace, long atLeastRevision) {
    TimelineAssembler assembler =
        new TimelineAssembler(null, (subject, at) -> events.eventsAt(workspace, subject, at));
    events.read(workspace, assembler);
    return assembler.timeline();
  }

  @Override
  public <T> List<T> forEach(IntFunction<T> task) {
    return IntStream.range(0, Subjects.BUCKETS)
        .mapToObj(bucket -> threads.submit(() -> task.apply(bucket)))
        .toList()
        .stream()
        .map(
            done -> {
              try {
                return done.get();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
              } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
              }
            })
        .toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
