package org.marketingmetrics.core.store.memory;

import java.time.Instant;
import org.marketingmetrics.core.channeldata.WriteOutcome;

/** A write that was applied under a request id. */
record AnsweredRequest(String contentHash, WriteOutcome outcome, Instant at) {}
