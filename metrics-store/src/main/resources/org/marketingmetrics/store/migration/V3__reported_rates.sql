-- Rates of which reports leave the numerator out, in millionths, as reported: over several rows they are the mean weighted
-- by their denominator, which stands in the same fact.
ALTER TABLE `observation` ADD COLUMN `buy_box_percentage` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `unit_session_percentage` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `session_conversion_share` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `engagement_rate_sessions` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `bounce_rate_web_ua` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `pages_per_session` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `ctr` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `viewability_rate` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `conversion_rate_per_click` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `open_rate_delivered` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `ctr_email_unique_delivered` BIGINT NULL;
ALTER TABLE `observation` ADD COLUMN `unsubscribe_rate` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `buy_box_percentage` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `unit_session_percentage` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `session_conversion_share` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `engagement_rate_sessions` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `bounce_rate_web_ua` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `pages_per_session` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `ctr` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `viewability_rate` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `conversion_rate_per_click` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `open_rate_delivered` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `ctr_email_unique_delivered` BIGINT NULL;
ALTER TABLE `observation_version` ADD COLUMN `unsubscribe_rate` BIGINT NULL;
