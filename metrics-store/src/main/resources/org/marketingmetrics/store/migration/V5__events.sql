-- What people did. Raw events are the record; tails and chunks hold the accepted ones packed, and can be made from them.
-- Subjects and event ids are VARBINARY, whose bytes compare as they are, so that they can stand in keys.
-- Times of events are BIGINT milliseconds since 1970 UTC.

CREATE TABLE `event` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `bucket` SMALLINT NOT NULL COMMENT 'of the subject: the first bits of its hash',
  `subject` VARBINARY(512) NOT NULL COMMENT 'UTF-8',
  `at` BIGINT NOT NULL,
  `event_id` VARBINARY(512) NOT NULL COMMENT 'UTF-8',
  `batch_id` BIGINT NOT NULL COMMENT 'the write that brought it: while a row of event_tail has this id, the event is in no chunk',
  `received_at` BIGINT NOT NULL COMMENT 'microseconds since 1970 UTC',
  `kind` VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `campaign` VARCHAR(128) NULL,
  `channel` VARCHAR(128) NULL,
  `page` VARCHAR(1024) NULL,
  `click_id` VARCHAR(128) NULL,
  `value_micros` BIGINT NULL COMMENT 'millionths',
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null beside a value: a plain number',
  `server_side` TINYINT NOT NULL,
  `properties` TEXT NULL COMMENT 'name=value, one a line, names in order; backslash escapes itself and n for a line feed; null: none',
  PRIMARY KEY (`workspace_id`, `bucket`, `subject`, `at`, `event_id`) COMMENT 'SelectSubjectEvents: one range in order; SelectBucketEvents, EraseEvents',
  UNIQUE KEY `by_id` (`workspace_id`, `event_id`) COMMENT 'SelectEventsById, and that an id is accepted once'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

-- Events that do not count: too late or from the future on receipt.
CREATE TABLE `event_refused` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subject` VARBINARY(512) NOT NULL COMMENT 'UTF-8',
  `event_id` VARBINARY(512) NOT NULL COMMENT 'UTF-8',
  `at` BIGINT NOT NULL,
  `verdict` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `received_at` BIGINT NOT NULL COMMENT 'microseconds since 1970 UTC, of the first receipt',
  `kind` VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `campaign` VARCHAR(128) NULL,
  `channel` VARCHAR(128) NULL,
  `page` VARCHAR(1024) NULL,
  `click_id` VARCHAR(128) NULL,
  `value_micros` BIGINT NULL COMMENT 'millionths',
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null beside a value: a plain number',
  `server_side` TINYINT NOT NULL,
  `properties` TEXT NULL COMMENT 'as event.properties',
  PRIMARY KEY (`workspace_id`, `subject`, `event_id`, `at`, `verdict`) COMMENT 'EraseEvents; a repeat is the same row'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `event_revision` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `revision` BIGINT NOT NULL COMMENT 'grows with every write, packing and erasure; its row lock, taken last, puts them in order',
  PRIMARY KEY (`workspace_id`) COMMENT 'BumpEventRevision, SelectEventRevision'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `event_packing` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `turn` BIGINT NOT NULL COMMENT 'grows with every packing, mending and erasure; its row lock lets one do so at a time',
  PRIMARY KEY (`workspace_id`) COMMENT 'LockPacking'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

-- The accepted events of one write, packed quickly, until they are in chunks.
CREATE TABLE `event_tail` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `batch_id` BIGINT NOT NULL COMMENT 'made by the writer, at random',
  `turn` BIGINT NOT NULL COMMENT 'of event_packing, at which an erasure or mending changed it; 0 as written: what a reader has under this number is what is here',
  `events` INT NOT NULL,
  `content` LONGBLOB NOT NULL COMMENT 'TimelineCodec.packAll',
  PRIMARY KEY (`workspace_id`, `batch_id`) COMMENT 'InsertTail; Tail: all of a workspace, or one'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

-- Accepted events of one bucket and month; each event is in one chunk or in one tail.
CREATE TABLE `event_chunk` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `bucket` SMALLINT NOT NULL,
  `month` INT NOT NULL COMMENT 'yyyymm of UTC',
  `part` BIGINT NOT NULL COMMENT 'turn of event_packing at which it was made',
  `turn` BIGINT NOT NULL COMMENT 'at which it was made or an erasure changed it: what a reader has under this number is what is here',
  `events` INT NOT NULL,
  `content` LONGBLOB NOT NULL COMMENT 'TimelineCodec.pack',
  PRIMARY KEY (`workspace_id`, `bucket`, `month`, `part`) COMMENT 'StoredChunks: of a workspace, of a bucket, of a block, or one'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;

-- That somebody was erased: when and how much, never who.
CREATE TABLE `event_erasure` (
  `workspace_id` VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `erased_at` BIGINT NOT NULL COMMENT 'microseconds since 1970 UTC',
  `erasure_id` BIGINT NOT NULL COMMENT 'made at random: two at one instant are two',
  `events` BIGINT NOT NULL,
  `refused` BIGINT NOT NULL,
  PRIMARY KEY (`workspace_id`, `erased_at`, `erasure_id`) COMMENT 'EraseEvents adds; auditors read'
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_bin;
