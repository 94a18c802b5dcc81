-- Benchmarks of the workspaces' own. All of a workspace's are read together, and none is looked for by what it says.
CREATE TABLE `benchmark` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `benchmark_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `content` TEXT NOT NULL COMMENT 'JSON, as the core writes it',
  `version` BIGINT NOT NULL COMMENT 'grows with every change; the etag of callers',
  PRIMARY KEY (`workspace_id`, `benchmark_id`) COMMENT 'SelectBenchmarks'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;
