package org.marketingmetrics.core.store;

import java.util.UUID;

/**
 * Makes a write apply once: the same id with the same content gets the stored answer, the same id
 * with other content is refused. Kept 7 days.
 *
 * @param id chosen by the caller
 * @param contentHash lower-case hex SHA-256 of the whole request without the id
 */
public record RequestStamp(UUID id, String contentHash) {}
