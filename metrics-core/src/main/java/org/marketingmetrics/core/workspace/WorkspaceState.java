package org.marketingmetrics.core.workspace;

/**
 * A workspace at one moment.
 *
 * @param workspace its settings
 * @param revision of its data; 0 before the first write
 */
public record WorkspaceState(Workspace workspace, long revision) {}
