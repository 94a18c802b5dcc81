-- Chunks of streams are kept as requests are, under the id of their stream, a slash, and their number in 19 digits.
ALTER TABLE `request` MODIFY COLUMN `request_id` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'a UUID, or UUID/number of a chunk; the last chunk of a stream is the end of a range of the key (SelectLastChunk)';
ALTER TABLE `request` ADD COLUMN `rejected` MEDIUMTEXT NULL COMMENT 'observations of a chunk that were not written: index, reason, field, message, each a line; null: none';
