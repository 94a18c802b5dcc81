package org.marketingmetrics.core.workspace;

import org.marketingmetrics.core.error.MetricsException;

/**
 * Names a workspace.
 *
 * @param id 1 to 63 of a-z, 0-9, - and _, beginning with a letter or digit
 */
public record WorkspaceId(String id) {
  public WorkspaceId {
    if (!id.matches("[a-z0-9][a-z0-9_-]{0,62}")) {
      throw MetricsException.invalidField(
          "workspace", "use 1 to 63 of a-z, 0-9, - and _, beginning with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
