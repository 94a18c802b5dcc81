package org.marketingmetrics.core.channeldata;

/**
 * A channel of a workspace.
 *
 * @param id one of the vocabulary's channels
 * @param displayName how people call it
 * @param version grows with every change, from 1
 */
public record Channel(String id, String displayName, long version) {}
