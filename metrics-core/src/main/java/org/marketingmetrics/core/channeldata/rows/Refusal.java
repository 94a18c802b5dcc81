package org.marketingmetrics.core.channeldata.rows;

import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;

/**
 * Why one part of an answer has no value while others have theirs.
 *
 * @param reason for example ambiguous sources
 * @param detail what would give a value, for example the candidates
 */
public record Refusal(NullReason reason, NullDetail detail) {}
