package org.marketingmetrics.server.cli.report;

import java.time.Instant;
import java.util.List;
import org.marketingmetrics.api.v1.ApiKey;
import org.marketingmetrics.api.v1.Workspace;

/** Workspaces and their keys as lists. */
public final class WorkspaceReport {
  private static final List<String> WORKSPACE =
      List.of("id", "name", "time_zone", "revision", "created");
  private static final List<String> KEY = List.of("id", "for", "role", "expires", "created");

  private WorkspaceReport() {}

  /** One line for each workspace. */
  public static String workspaces(List<Workspace> workspaces) {
    return list(WORKSPACE, workspaces.stream().map(WorkspaceReport::cells).toList());
  }

  /** The same as CSV. */
  public static String workspacesCsv(List<Workspace> workspaces) {
    return csv(WORKSPACE, workspaces.stream().map(WorkspaceReport::cells).toList());
  }

  /** One line for each key; secrets are not known to anybody. */
  public static String keys(List<ApiKey> keys) {
    return list(KEY, keys.stream().map(WorkspaceReport::cells).toList());
  }

  /** The same as CSV. */
  public static String keysCsv(List<ApiKey> keys) {
    return csv(KEY, keys.stream().map(WorkspaceReport::cells).toList());
  }

  private static List<String> cells(Workspace workspace) {
    return List.of(
        id(workspace.getName()),
        workspace.getDisplayName(),
        workspace.getTimeZone(),
        String.valueOf(workspace.getDataRevision()),
        workspace.hasCreateTime() ? instant(workspace.getCreateTime().getSeconds()) : "");
  }

  private static List<String> cells(ApiKey key) {
    return List.of(
        id(key.getName()),
        key.getDisplayName(),
        Words.plain(key.getRole()),
        key.hasExpireTime() ? instant(key.getExpireTime().getSeconds()) : "never",
        key.hasCreateTime() ? instant(key.getCreateTime().getSeconds()) : "");
  }

  private static String list(List<String> heading, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "None.\n";
    }
    TextTable table = new TextTable(heading.stream().map(h -> TextTable.Align.LEFT).toList());
    table.row(heading);
    rows.forEach(table::row);
    return String.join("\n", table.lines("")) + "\n";
  }

  private static String csv(List<String> heading, List<List<String>> rows) {
    CsvText csv = new CsvText().header(heading);
    for (List<String> cells : rows) {
      CsvText.Row row = new CsvText.Row();
      cells.forEach(row::text);
      csv.add(row);
    }
    return csv.toString();
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String instant(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }
}
