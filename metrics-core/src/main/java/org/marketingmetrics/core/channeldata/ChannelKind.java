package org.marketingmetrics.core.channeldata;

import java.util.Locale;

/** What a channel is (domain rules A); it decides which benchmarks apply. */
public enum ChannelKind {
  UNSPECIFIED,
  PAID_SEARCH,
  PAID_SOCIAL,
  DISPLAY,
  EMAIL,
  INFLUENCER,
  MARKETPLACE,
  ORGANIC,
  REFERRAL,
  DIRECT,
  WEB;

  /** The kind named like a channel; UNSPECIFIED when none is. */
  public static ChannelKind named(String channel) {
    for (ChannelKind kind : values()) {
      if (kind != UNSPECIFIED && kind.id().equals(channel)) {
        return kind;
      }
    }
    return UNSPECIFIED;
  }

  /** The name the vocabulary uses, for example {@code paid_search}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
