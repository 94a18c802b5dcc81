package org.marketingmetrics.server.rpc;

import io.grpc.Context;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.Role;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Who makes a call, as the credential says. */
public sealed interface Caller {
  /** The caller of the call in progress. */
  Context.Key<Caller> KEY = Context.key("caller");

  /** Whoever reaches a server that runs without keys: may do everything. */
  record Anyone() implements Caller {}

  /** Who has the operator's key: may do everything. */
  record Operator() implements Caller {}

  /**
   * Who has a key of a workspace.
   *
   * @param workspace the only one it opens
   * @param role what it may do there
   */
  record KeyHolder(WorkspaceId workspace, Role role) implements Caller {}

  /**
   * The caller of the call in progress.
   *
   * @throws IllegalStateException outside of calls that passed the access check
   */
  static Caller current() {
    Caller caller = KEY.get();
    if (caller == null) {
      throw new IllegalStateException("no caller: not inside of a call");
    }
    return caller;
  }

  /**
   * Goes on only if this caller may do that.
   *
   * @throws MetricsException ROLE_TOO_LOW
   */
  default void require(Permission permission) {
    switch (this) {
      case Anyone anyone -> {}
      case Operator operator -> {}
      case KeyHolder holder -> {
        if (!allows(holder.role(), permission)) {
          throw roleTooLow(holder.role(), permission);
        }
      }
    }
  }

  private static boolean allows(Role role, Permission permission) {
    return switch (permission) {
      case READ -> role.includes(Role.READER);
      case READ_SUBJECTS -> role.includes(Role.SUBJECT_READER);
      case WRITE -> role.includes(Role.WRITER);
      case ADMINISTER -> role.includes(Role.ADMIN);
      case OPERATE -> false;
    };
  }

  private static MetricsException roleTooLow(Role role, Permission permission) {
    String needed =
        switch (permission) {
          case READ -> "READER";
          case READ_SUBJECTS -> "SUBJECT_READER";
          case WRITE -> "WRITER";
          case ADMINISTER -> "ADMIN";
          case OPERATE -> "OPERATOR";
        };
    return MetricsException.of(
            ErrorReason.ROLE_TOO_LOW,
            "the key has the role %s and this needs %s; use a key that has it"
                .formatted(role, needed))
        .with("role", role.name())
        .with("required_role", needed)
        .build();
  }
}
