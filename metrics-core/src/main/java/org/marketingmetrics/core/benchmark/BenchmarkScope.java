package org.marketingmetrics.core.benchmark;

import java.util.Map;

/**
 * Where a value or a benchmark belongs. An empty field is not stated.
 *
 * @param channel one of the vocabulary's channels
 * @param platform for example {@code instagram}
 * @param placement for example {@code stories}
 * @param industry for example {@code e_commerce}; {@code all} for a figure over all industries
 * @param region a country or a wider name
 * @param messageType for example {@code bulk}
 */
public record BenchmarkScope(
    String channel,
    String platform,
    String placement,
    String industry,
    String region,
    String messageType) {
  /** Nothing is stated. */
  public static final BenchmarkScope UNSTATED = new BenchmarkScope("", "", "", "", "", "");

  /** This scope, with what it leaves open taken from dimensions of the same name. */
  public BenchmarkScope filledFrom(Map<String, String> dimensions) {
    return new BenchmarkScope(
        filled(channel, dimensions, "channel"),
        filled(platform, dimensions, "platform"),
        filled(placement, dimensions, "placement"),
        filled(industry, dimensions, "industry"),
        filled(region, dimensions, "country"),
        messageType);
  }

  /** What dimensions say, and this scope where they say nothing. */
  public BenchmarkScope overriddenBy(Map<String, String> dimensions) {
    BenchmarkScope said = UNSTATED.filledFrom(dimensions);
    return new BenchmarkScope(
        first(said.channel, channel),
        first(said.platform, platform),
        first(said.placement, placement),
        first(said.industry, industry),
        first(said.region, region),
        messageType);
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static String filled(String own, Map<String, String> dimensions, String name) {
    return own.isEmpty() ? dimensions.getOrDefault(name, "") : own;
  }

  /** The value of a field, empty when not stated. */
  public String get(ScopeField field) {
    return switch (field) {
      case CHANNEL -> channel;
      case PLATFORM -> platform;
      case PLACEMENT -> placement;
      case INDUSTRY -> industry;
      case REGION -> region;
      case MESSAGE_TYPE -> messageType;
    };
  }
}
