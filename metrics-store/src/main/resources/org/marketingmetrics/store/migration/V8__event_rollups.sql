-- Up to which revision a workspace's events are added up in its channel data.
CREATE TABLE `event_rollup` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `revision` BIGINT NOT NULL COMMENT 'of event_revision; events may be newer than that, never older',
  `known_at` BIGINT NOT NULL COMMENT 'of the sums, microseconds since 1970 UTC; grows, so that the sums of two servers stay in order',
  PRIMARY KEY (`workspace_id`) COMMENT 'RollUpTurn: its row lock lets one add up at a time; SelectNotRolledUp'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;
