-- Every report of a row is kept, repeats too: which of two rows of one line and day holds as of an instant depends on when
-- each was last reported by then. Repeats are instants beside the values they repeat, six bytes for a day.
ALTER TABLE `observation` ADD COLUMN `repeats` MEDIUMBLOB NULL COMMENT 'instants between known_at and confirmed_at at which the same values were reported (class Instants); null: none';
ALTER TABLE `observation` ADD COLUMN `mixed` TINYINT NOT NULL DEFAULT 0 COMMENT '1: the last report held some of the values only, so all reports are versions and known_at is the time of the last (SelectFactsAsOf)';
ALTER TABLE `observation_version` ADD COLUMN `repeats` MEDIUMBLOB NULL COMMENT 'instants after known_at at which the same values were reported; null: none';
ALTER TABLE `fact_block` ADD COLUMN `mixed` TINYINT NOT NULL DEFAULT 0 COMMENT '1 once a row of the month was mixed: readers look for versions only there';

-- Rows of the release before are mixed where their last report is a version.
UPDATE `observation` SET `mixed` = 1 WHERE `versions` > 1 AND EXISTS (
  SELECT 1 FROM `observation_version` `v`
  WHERE `v`.`workspace_id` = `observation`.`workspace_id` AND `v`.`month` = `observation`.`month`
    AND `v`.`series_id` = `observation`.`series_id` AND `v`.`day` = `observation`.`day`
    AND `v`.`days` = `observation`.`days` AND `v`.`hour` = `observation`.`hour`
    AND `v`.`source_id` = `observation`.`source_id` AND `v`.`basis_id` = `observation`.`basis_id`
    AND `v`.`known_at` = `observation`.`known_at`);
UPDATE `fact_block` SET `mixed` = 1 WHERE EXISTS (
  SELECT 1 FROM `observation` `o`
  WHERE `o`.`workspace_id` = `fact_block`.`workspace_id` AND `o`.`month` = `fact_block`.`month` AND `o`.`mixed` = 1);
