package org.marketingmetrics.server.workspace;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.security.SecureRandom;
import java.time.Clock;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.workspace.ManageApiKeys;
import org.marketingmetrics.core.workspace.ManageWorkspaces;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.rpc.Authenticator;
import org.marketingmetrics.server.rpc.Caller;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.rpc.Permission;

/** Workspaces, keys, and who callers are. */
public final class WorkspaceModule extends AbstractModule {
  @Provides
  @Singleton
  ApiKeyAuthenticator keys(Stores stores, ServerConfig config, Clock clock) {
    return new ApiKeyAuthenticator(
        stores.workspaces(), config.access(), clock, Ticker.systemTicker());
  }

  @Provides
  @Singleton
  Authenticator authenticator(ServerConfig config, ApiKeyAuthenticator keys) {
    return config.keysRequired() ? keys : key -> new Caller.Anyone();
  }

  @ProvidesIntoSet
  FeatureService service(
      Stores stores, Clock clock, CallerWorkspaces callerWorkspaces, ApiKeyAuthenticator keys) {
    WorkspaceGrpcService service =
        new WorkspaceGrpcService(
            new ManageWorkspaces(stores.workspaces(), clock),
            new ManageApiKeys(stores.workspaces(), clock, new SecureRandom()),
            stores.channelData(),
            callerWorkspaces,
            keys);
    return FeatureService.of(service)
        .allow(Permission.OPERATE, WorkspaceServiceGrpc.getCreateWorkspaceMethod())
        .allow(
            Permission.READ,
            WorkspaceServiceGrpc.getGetWorkspaceMethod(),
            WorkspaceServiceGrpc.getListWorkspacesMethod())
        .allow(
            Permission.ADMINISTER,
            WorkspaceServiceGrpc.getUpdateWorkspaceMethod(),
            WorkspaceServiceGrpc.getCreateApiKeyMethod(),
            WorkspaceServiceGrpc.getListApiKeysMethod(),
            WorkspaceServiceGrpc.getDeleteApiKeyMethod())
        .build();
  }
}
