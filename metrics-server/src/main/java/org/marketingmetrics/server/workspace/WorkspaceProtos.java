package org.marketingmetrics.server.workspace;

import com.google.type.DayOfWeek;
import java.util.Set;
import org.marketingmetrics.core.workspace.ApiKey;
import org.marketingmetrics.core.workspace.Role;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceChange;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.Etags;
import org.marketingmetrics.server.value.BasisProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Converts workspaces and keys. */
final class WorkspaceProtos {
  private WorkspaceProtos() {}

  static String name(WorkspaceId id) {
    return "workspaces/" + id;
  }

  static org.marketingmetrics.api.v1.Workspace toProto(Workspace workspace, long revision) {
    return org.marketingmetrics.api.v1.Workspace.newBuilder()
        .setName(name(workspace.id()))
        .setDisplayName(workspace.displayName())
        .setTimeZone(workspace.zone().getId())
        .setWeekStart(DayOfWeek.forNumber(workspace.weekStart().getValue()))
        .setDefaultBasis(BasisProtos.toProto(workspace.defaultBasis()))
        .addAllSourcePrecedence(workspace.sourcePrecedence())
        .setDataRevision(revision)
        .setCreateTime(PeriodProtos.toProto(workspace.createdAt()))
        .setEtag(Etags.of(workspace.version()))
        .build();
  }

  /** The change of exactly these fields; an empty value stands for the default. */
  static WorkspaceChange change(
      org.marketingmetrics.api.v1.Workspace workspace, Set<String> fields) {
    return new WorkspaceChange(
        fields.contains("display_name") ? workspace.getDisplayName() : null,
        fields.contains("time_zone") ? zone(workspace.getTimeZone()) : null,
        fields.contains("week_start") ? weekStart(workspace.getWeekStart()) : null,
        fields.contains("default_basis")
            ? BasisProtos.fromProto("workspace.default_basis", workspace.getDefaultBasis())
            : null,
        fields.contains("source_precedence") ? workspace.getSourcePrecedenceList() : null);
  }

  private static java.time.ZoneId zone(String name) {
    return PeriodProtos.zone("workspace.time_zone", name.isEmpty() ? "UTC" : name);
  }

  private static java.time.DayOfWeek weekStart(DayOfWeek day) {
    return switch (day) {
      case DAY_OF_WEEK_UNSPECIFIED, UNRECOGNIZED, MONDAY -> java.time.DayOfWeek.MONDAY;
      case TUESDAY -> java.time.DayOfWeek.TUESDAY;
      case WEDNESDAY -> java.time.DayOfWeek.WEDNESDAY;
      case THURSDAY -> java.time.DayOfWeek.THURSDAY;
      case FRIDAY -> java.time.DayOfWeek.FRIDAY;
      case SATURDAY -> java.time.DayOfWeek.SATURDAY;
      case SUNDAY -> java.time.DayOfWeek.SUNDAY;
    };
  }

  static org.marketingmetrics.api.v1.ApiKey toProto(ApiKey key) {
    org.marketingmetrics.api.v1.ApiKey.Builder proto =
        org.marketingmetrics.api.v1.ApiKey.newBuilder()
            .setName("%s/apiKeys/%s".formatted(name(key.workspace()), key.id()))
            .setDisplayName(key.displayName())
            .setRole(toProto(key.role()))
            .setCreateTime(PeriodProtos.toProto(key.createdAt()));
    if (key.expiresAt() != null) {
      proto.setExpireTime(PeriodProtos.toProto(key.expiresAt()));
    }
    return proto.build();
  }

  /** The rules of the contract leave no other role. */
  static Role fromProto(org.marketingmetrics.api.v1.Role role) {
    return switch (role) {
      case ROLE_READER -> Role.READER;
      case ROLE_WRITER -> Role.WRITER;
      case ROLE_ADMIN -> Role.ADMIN;
      case ROLE_SUBJECT_READER -> Role.SUBJECT_READER;
      case ROLE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("no role");
    };
  }

  private static org.marketingmetrics.api.v1.Role toProto(Role role) {
    return switch (role) {
      case READER -> org.marketingmetrics.api.v1.Role.ROLE_READER;
      case WRITER -> org.marketingmetrics.api.v1.Role.ROLE_WRITER;
      case ADMIN -> org.marketingmetrics.api.v1.Role.ROLE_ADMIN;
      case SUBJECT_READER -> org.marketingmetrics.api.v1.Role.ROLE_SUBJECT_READER;
    };
  }
}
