-- Since when each declared day is known, for questions as of an instant; source_coverage holds the days of now in as few
-- ranges as possible, since every reader loads all of them.
CREATE TABLE `source_coverage_version` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `source_id` BIGINT NOT NULL,
  `line_id` BIGINT NOT NULL COMMENT 'as in source_coverage',
  `first_day` INT NOT NULL COMMENT 'yyyymmdd; ranges of one line never overlap',
  `last_day` INT NOT NULL COMMENT 'yyyymmdd, inclusive',
  `known_at` BIGINT NOT NULL COMMENT 'when that was first known',
  PRIMARY KEY (`workspace_id`, `source_id`, `line_id`, `first_day`) COMMENT 'SelectCoverageNear, SelectCoverageAsOf, DeclareDays'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

-- A declaration for everything the source reports was the same as one for its totals without dimensions. It is line 0.
UPDATE `source_coverage` SET `line_id` = 0 WHERE `level` = '' AND `part` = '';
ALTER TABLE `source_coverage` MODIFY COLUMN `line_id` BIGINT NOT NULL COMMENT '64-bit hash of level and part; 0: everything the source reports';

-- When the days of the release before were declared is not known: they count since ever, as they did.
INSERT INTO `source_coverage_version` (`workspace_id`, `source_id`, `line_id`, `first_day`, `last_day`, `known_at`)
SELECT `workspace_id`, `source_id`, `line_id`, `first_day`, `last_day`, 0 FROM `source_coverage`;
