package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.API_KEY;

import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.ApiKey;

/** Adds a key; fails on the key when there is one of its id or of its secret. */
record InsertApiKey(ApiKey key) {
  void run(DSLContext sql) {
    Long expiresAt = key.expiresAt() == null ? null : Calendar.micros(key.expiresAt());
    sql.insertInto(API_KEY)
        .set(API_KEY.WORKSPACE_ID, key.workspace().id())
        .set(API_KEY.KEY_ID, key.id())
        .set(API_KEY.ROLE, key.role().name())
        .set(API_KEY.DISPLAY_NAME, key.displayName())
        .set(API_KEY.SECRET_HASH, key.secretHash())
        .set(API_KEY.CREATED_AT, Calendar.micros(key.createdAt()))
        .set(API_KEY.EXPIRES_AT, expiresAt)
        .execute();
  }

  /** A hash opens a workspace, so it is not printed. */
  @Override
  public String toString() {
    return "InsertApiKey[%s, %s]".formatted(key.workspace(), key.id());
  }
}
