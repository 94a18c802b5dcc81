package org.marketingmetrics.server.rpc;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A service of the product with what each of its methods needs of a caller.
 *
 * @param service the handlers
 * @param permissions by full method name; exactly the methods of the service
 */
public record FeatureService(BindableService service, Map<String, Permission> permissions) {
  public FeatureService {
    permissions = Map.copyOf(permissions);
    Set<String> methods = new HashSet<>();
    service
        .bindService()
        .getMethods()
        .forEach(m -> methods.add(m.getMethodDescriptor().getFullMethodName()));
    if (!methods.equals(permissions.keySet())) {
      methods.removeAll(permissions.keySet());
      throw new IllegalArgumentException(
          "every method needs a permission, and only methods have one; see " + methods);
    }
  }

  /** Starts a declaration. */
  public static Builder of(BindableService service) {
    return new Builder(service);
  }

  /** Collects the permissions. */
  public static final class Builder {
    private final BindableService service;
    private final Map<String, Permission> permissions = new LinkedHashMap<>();

    private Builder(BindableService service) {
      this.service = service;
    }

    /** Declares what these methods need. */
    public Builder allow(Permission permission, MethodDescriptor<?, ?>... methods) {
      for (MethodDescriptor<?, ?> method : methods) {
        permissions.put(method.getFullMethodName(), permission);
      }
      return this;
    }

    /** The finished declaration. */
    public FeatureService build() {
      return new FeatureService(service, permissions);
    }
  }
}
