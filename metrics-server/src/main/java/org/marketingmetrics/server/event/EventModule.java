package org.marketingmetrics.server.event;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.event.ReceiptRules;
import org.marketingmetrics.core.event.RecordEvents;
import org.marketingmetrics.core.event.funnel.AnalyzeEventFunnel;
import org.marketingmetrics.core.event.rollup.RollUpEvents;
import org.marketingmetrics.core.event.rollup.RollUpRows;
import org.marketingmetrics.core.event.session.ListSessions;
import org.marketingmetrics.core.event.session.QuerySessions;
import org.marketingmetrics.core.event.timeline.BucketWork;
import org.marketingmetrics.core.event.timeline.TimelineProvider;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.rpc.Permission;

/** Events, and what runs over them. */
public final class EventModule extends AbstractModule {
  /** A quarter of the heap. */
  private static long timelineBytes() {
    return Runtime.getRuntime().maxMemory() / 4;
  }

  @Provides
  @Singleton
  TimelineCache cache(Stores stores) {
    return new TimelineCache(stores.events(), timelineBytes());
  }

  @Provides
  TimelineProvider timelines(TimelineCache cache) {
    return cache;
  }

  @Provides
  @Singleton
  BucketWork buckets() {
    return new ParallelBuckets();
  }

  @Provides
  AnalyzeEventFunnel funnels(
      Stores stores, TimelineProvider timelines, BucketWork work, Clock clock) {
    return new AnalyzeEventFunnel(stores.workspaces(), timelines, work, clock);
  }

  @ProvidesIntoSet
  FeatureService service(
      Catalog catalog,
      Stores stores,
      TimelineCache timelines,
      BucketWork work,
      CallerWorkspaces workspaces,
      ScheduledExecutorService timer,
      MeterRegistry registry,
      Clock clock) {
    FunctionCounter.builder("events.chunks.mended", stores.events(), EventStore::mended)
        .description("Packed events found damaged and made anew from the raw ones")
        .register(registry);
    new EventKeeper(
            stores.events(),
            new RollUpEvents(stores, new RollUpRows(catalog), clock),
            timelines::refresh)
        .start(timer);
    EventGrpcService service =
        new EventGrpcService(
            new RecordEvents(stores.events(), ReceiptRules.STANDARD, clock),
            new ListSessions(stores.workspaces(), stores.events()),
            new QuerySessions(stores.workspaces(), timelines, work, clock),
            stores.events(),
            workspaces,
            clock);
    return FeatureService.of(service)
        .allow(
            Permission.READ,
            EventServiceGrpc.getQuerySessionsMethod(),
            EventServiceGrpc.getReconcileClicksMethod())
        .allow(Permission.READ_SUBJECTS, EventServiceGrpc.getListSessionsMethod())
        .allow(
            Permission.WRITE,
            EventServiceGrpc.getRecordEventsMethod(),
            EventServiceGrpc.getStreamEventsMethod())
        .allow(Permission.ADMINISTER, EventServiceGrpc.getEraseSubjectMethod())
        .build();
  }
}
