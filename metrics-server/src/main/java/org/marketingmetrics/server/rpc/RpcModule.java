package org.marketingmetrics.server.rpc;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.config.ServerConfig;

/** What every call passes through. Features add their services and error details to the sets. */
public final class RpcModule extends AbstractModule {
  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), FeatureService.class);
    Multibinder.newSetBinder(binder(), BareService.class);
    Multibinder.newSetBinder(binder(), ErrorDetailProtos.class);
  }

  @Provides
  @Singleton
  CallChain callChain(
      ServerConfig config,
      Clock clock,
      MeterRegistry registry,
      ScheduledExecutorService timer,
      Authenticator authenticator,
      Set<ErrorDetailProtos> details) {
    return new CallChain(
        config.call(),
        config.grpc().messageBytes(),
        clock,
        registry,
        timer,
        authenticator,
        details);
  }

  @Provides
  @Singleton
  CallerWorkspaces callerWorkspaces(Stores stores) {
    return new CallerWorkspaces(stores.workspaces());
  }

  /** Ends calls at their deadline; most end before, so what is cancelled is forgotten at once. */
  @Provides
  @Singleton
  ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("deadlines").daemon().factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
