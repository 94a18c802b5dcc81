package org.marketingmetrics.server.runtime;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.store.WorkspaceStore;

/**
 * The ports of a store with every method behind the {@link DatabaseGate}. Proxies, so that a method
 * added to a port cannot be forgotten here.
 */
final class GatedStores {
  private GatedStores() {}

  static Stores of(Stores stores, DatabaseGate gate) {
    return new Stores(
        gated(ChannelDataStore.class, stores.channelData(), gate),
        gated(CampaignStore.class, stores.campaigns(), gate),
        gated(WorkspaceStore.class, stores.workspaces(), gate));
  }

  private static <P> P gated(Class<P> port, P store, DatabaseGate gate) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(), new Class<?>[] {port}, new Gated(store, gate)));
  }

  private record Gated(Object store, DatabaseGate gate) implements InvocationHandler {
    private static final List<String> OF_OBJECT = List.of("equals", "hashCode", "toString");

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      return OF_OBJECT.contains(method.getName())
          ? call(method, arguments)
          : gate.through(() -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(store, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
