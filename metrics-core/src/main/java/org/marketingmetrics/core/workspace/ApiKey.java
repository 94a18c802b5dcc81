package org.marketingmetrics.core.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that opens one workspace. The secret itself is never kept.
 *
 * @param id name of the key inside its workspace
 * @param workspace the workspace it opens
 * @param role what it may do
 * @param displayName what it is for
 * @param secretHash lower-case hex SHA-256 of the secret
 * @param createdAt when it was made
 * @param expiresAt from then on it opens nothing; null for never
 */
public record ApiKey(
    String id,
    WorkspaceId workspace,
    Role role,
    String displayName,
    String secretHash,
    Instant createdAt,
    @Nullable Instant expiresAt) {}
