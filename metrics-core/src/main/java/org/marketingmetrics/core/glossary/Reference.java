package org.marketingmetrics.core.glossary;

/**
 * A source that a text rests on.
 *
 * @param key what entries name it by, the same as in the catalogue
 * @param title what it is
 * @param address where it is; empty when it has no address of its own
 */
public record Reference(String key, String title, String address) {}
