package org.marketingmetrics.core.channeldata;

/** What kind of system a report comes from; it decides whose figure of one fact is taken. */
public enum SourceKind {
  UNSPECIFIED,
  AD_PLATFORM,
  MAIL_PLATFORM,
  MARKETPLACE,
  SHOP,
  OWN_ROLLUP,
  WEB_ANALYTICS,
  OTHER
}
