package org.marketingmetrics.core.channeldata.facts;

import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Measure;

/**
 * One column of facts: a measure under one basis.
 *
 * @param measure what is counted
 * @param basis only the identity fields of the measure
 */
public record FactColumn(Measure measure, Basis basis) {}
