package org.marketingmetrics.core.event.timeline;

/** The texts that every event may have. */
public enum EventField {
  KIND,
  CAMPAIGN,
  CHANNEL,
  PAGE,
  CLICK_ID
}
