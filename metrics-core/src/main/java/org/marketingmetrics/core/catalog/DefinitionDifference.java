package org.marketingmetrics.core.catalog;

/**
 * One field in which two definitions differ.
 *
 * @param field which
 * @param left value on the left, empty when not stated
 * @param right value on the right, empty when not stated
 * @param effect what follows from it alone
 */
public record DefinitionDifference(
    DefinitionField field, String left, String right, DifferenceEffect effect) {}
