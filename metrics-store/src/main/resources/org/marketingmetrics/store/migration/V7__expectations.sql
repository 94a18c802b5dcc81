-- What campaigns and sources declare of their data, so that answers know what is missing, late or still growing.
ALTER TABLE `campaign` ADD COLUMN `automation` TINYINT NOT NULL DEFAULT 0 COMMENT '1: messages are sent day by day, so people of several days are not added';
ALTER TABLE `campaign` ADD COLUMN `declares` TINYINT NOT NULL DEFAULT 0 COMMENT '1 with a start date or an automation: readers load only those';
ALTER TABLE `campaign` ADD KEY `by_declares` (`workspace_id`, `declares`) COMMENT 'SelectDeclaredCampaigns';
UPDATE `campaign` SET `declares` = 1 WHERE `start_date` IS NOT NULL;
ALTER TABLE `source` ADD COLUMN `cadence` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'UNSPECIFIED' COMMENT 'how often it delivers; UNSPECIFIED: not declared, so nothing of it is late';
ALTER TABLE `source` ADD COLUMN `restatement_hours` INT NULL COMMENT 'for how long after a day has ended its figures still change; null: the default of the kind';
