-- Rules of this schema, so that one set of tables serves MySQL, MariaDB, Group Replication, Galera, TiDB and Vitess:
-- the workspace comes first in every key and predicate; no foreign keys, triggers, procedures or generated keys; ids are
-- made by the application; text compares byte by byte (ascii_bin, utf8mb4_bin); one change per ALTER.
-- Instants are BIGINT microseconds since 1970 UTC. Days are INT yyyymmdd, months INT yyyymm. Both servers compare
-- VARCHAR as if padded with spaces, so no free text is part of a key: its 64-bit hash is.

CREATE TABLE `workspace` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `display_name` VARCHAR(1000) NOT NULL,
  `time_zone` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `week_start` TINYINT NOT NULL COMMENT '1 Monday to 7 Sunday',
  `source_precedence` TEXT NOT NULL COMMENT 'names of sources, one a line; backslash escapes itself and n for a line feed',
  `default_basis` TEXT NOT NULL COMMENT 'as basis.canonical',
  `created_at` BIGINT NOT NULL,
  `version` BIGINT NOT NULL COMMENT 'grows with every change; the etag of callers',
  PRIMARY KEY (`workspace_id`) COMMENT 'SelectWorkspace, SelectWorkspaces'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `api_key` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key_id` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `role` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `display_name` VARCHAR(1000) NOT NULL,
  `secret_hash` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256, lower-case hex; the secret itself is kept nowhere',
  `created_at` BIGINT NOT NULL,
  `expires_at` BIGINT NULL COMMENT 'null: never',
  PRIMARY KEY (`workspace_id`, `key_id`) COMMENT 'SelectApiKeys, DeleteApiKey',
  UNIQUE KEY `by_secret` (`secret_hash`) COMMENT 'SelectApiKeyByHash, the one question asked before the workspace is known'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `data_revision` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `revision` BIGINT NOT NULL COMMENT 'grows with every write that changes an answer; its row lock, taken last, puts the writes of a workspace in order',
  PRIMARY KEY (`workspace_id`) COMMENT 'BumpRevision, SelectRevision'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `channel` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `channel_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `display_name` VARCHAR(1000) NOT NULL,
  `kind` VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` BIGINT NOT NULL COMMENT 'grows with every change; the etag of callers',
  PRIMARY KEY (`workspace_id`, `channel_id`) COMMENT 'SelectChannels'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `campaign` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `campaign_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '16 hex digits, the hash of value',
  `value` TEXT NOT NULL COMMENT 'of the dimension campaign, as reports spell it',
  `display_name` TEXT NOT NULL,
  `start_date` INT NULL COMMENT 'yyyymmdd; null: not declared',
  `version` BIGINT NOT NULL COMMENT 'grows with every change; the etag of callers',
  PRIMARY KEY (`workspace_id`, `campaign_id`) COMMENT 'SelectCampaigns'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;
