package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.API_KEY;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.marketingmetrics.core.workspace.ApiKey;
import org.marketingmetrics.core.workspace.Role;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The key whose secret has a hash. */
record SelectApiKeyByHash(String secretHash) {
  Optional<ApiKey> run(DSLContext sql) {
    return sql.selectFrom(API_KEY)
        .where(API_KEY.SECRET_HASH.eq(secretHash))
        .fetchOptional(SelectApiKeyByHash::key);
  }

  static ApiKey key(Record row) {
    Long expiresAt = row.get(API_KEY.EXPIRES_AT);
    return new ApiKey(
        row.get(API_KEY.KEY_ID),
        new WorkspaceId(row.get(API_KEY.WORKSPACE_ID)),
        Role.valueOf(row.get(API_KEY.ROLE)),
        row.get(API_KEY.DISPLAY_NAME),
        row.get(API_KEY.SECRET_HASH),
        Calendar.instant(row.get(API_KEY.CREATED_AT)),
        expiresAt == null ? null : Calendar.instant(expiresAt));
  }

  /** A hash opens a workspace, so it is not printed. */
  @Override
  public String toString() {
    return "SelectApiKeyByHash";
  }
}
