package org.marketingmetrics.core.workspace;

/**
 * The name of a resource as the contract writes it, for example {@code
 * workspaces/acme/channels/tv}.
 *
 * @param text the whole name
 */
public record ResourceName(String text) {
  /** Of a workspace. */
  public static ResourceName of(WorkspaceId workspace) {
    return new ResourceName("workspaces/" + workspace.id());
  }

  /** Of a channel. */
  public static ResourceName channel(WorkspaceId workspace, String id) {
    return inside(workspace, "channels", id);
  }

  /** Of a campaign. */
  public static ResourceName campaign(WorkspaceId workspace, String id) {
    return inside(workspace, "campaigns", id);
  }

  /** Of a source. */
  public static ResourceName source(WorkspaceId workspace, String id) {
    return inside(workspace, "sources", id);
  }

  /** Of a benchmark of a workspace's own. */
  public static ResourceName benchmark(WorkspaceId workspace, String id) {
    return inside(workspace, "benchmarks", id);
  }

  /** Of an API key. */
  public static ResourceName apiKey(WorkspaceId workspace, String id) {
    return inside(workspace, "apiKeys", id);
  }

  private static ResourceName inside(WorkspaceId workspace, String collection, String id) {
    return new ResourceName("workspaces/%s/%s/%s".formatted(workspace.id(), collection, id));
  }

  @Override
  public String toString() {
    return text;
  }
}
