package org.marketingmetrics.core.benchmark;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.MetricValue;

/**
 * One campaign or mailing that an own benchmark is made of.
 *
 * @param campaign value of the dimension campaign
 * @param day on which it was sent; null for a campaign as a whole
 * @param value its value, not null, with numerator and denominator
 */
public record OwnGroup(String campaign, @Nullable LocalDate day, MetricValue value) {}
