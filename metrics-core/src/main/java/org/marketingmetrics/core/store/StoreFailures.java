package org.marketingmetrics.core.store;

import java.time.ZoneId;
import java.util.UUID;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The failures that every store tells in the same words. */
public final class StoreFailures {
  private StoreFailures() {}

  /** WORKSPACE_NOT_FOUND. */
  public static MetricsException workspaceNotFound(WorkspaceId workspace) {
    return MetricsException.of(
            ErrorReason.WORKSPACE_NOT_FOUND,
            "there is no workspace '%s'; create it with WorkspaceService.CreateWorkspace"
                .formatted(workspace))
        .with("workspace", ResourceName.of(workspace).text())
        .build();
  }

  /** RESOURCE_NOT_FOUND. */
  public static MetricsException notFound(ResourceName name) {
    return MetricsException.of(ErrorReason.RESOURCE_NOT_FOUND, "there is no '%s'".formatted(name))
        .with("name", name.text())
        .build();
  }

  /** ALREADY_EXISTS. */
  public static MetricsException alreadyExists(ResourceName name) {
    return MetricsException.of(
            ErrorReason.ALREADY_EXISTS,
            "'%s' exists already; update it or choose another id".formatted(name))
        .with("name", name.text())
        .build();
  }

  /** ETAG_MISMATCH. */
  public static MetricsException etagMismatch(ResourceName name) {
    return MetricsException.of(
            ErrorReason.ETAG_MISMATCH,
            "'%s' changed since it was read; read it again and repeat the change".formatted(name))
        .with("name", name.text())
        .build();
  }

  /**
   * TIME_ZONE_FIXED.
   *
   * @param zone the one it has and keeps
   */
  public static MetricsException timeZoneFixed(ResourceName name, ZoneId zone) {
    return MetricsException.of(
            ErrorReason.TIME_ZONE_FIXED,
            ("the time zone of '%s' stays %s: it has data, whose days were cut in it; use a new"
                    + " one")
                .formatted(name, zone))
        .with("name", name.text())
        .with("time_zone", zone.getId())
        .build();
  }

  /** SOURCE_CONFLICT. */
  public static MetricsException sourceConflict(Source known, Source declared) {
    boolean byZone = !known.zone().equals(declared.zone());
    return MetricsException.of(
            ErrorReason.SOURCE_CONFLICT,
            ("the source '%s' is %s with days of %s, and this write says %s with days of %s;"
                    + " say the same, use another source id, or change the source with"
                    + " ChannelDataService.UpdateSource")
                .formatted(
                    known.id(), known.kind(), known.zone(), declared.kind(), declared.zone()))
        .with("source", known.id())
        .with("field", byZone ? "time_zone" : "kind")
        .with("registered", byZone ? known.zone().getId() : known.kind().name())
        .with("stated", byZone ? declared.zone().getId() : declared.kind().name())
        .build();
  }

  /** REQUEST_ID_REUSED. */
  public static MetricsException requestIdReused(UUID id) {
    return MetricsException.of(
            ErrorReason.REQUEST_ID_REUSED,
            "request_id %s was used for another content; make a new id for every new request"
                .formatted(id))
        .with("request_id", id.toString())
        .build();
  }
}
