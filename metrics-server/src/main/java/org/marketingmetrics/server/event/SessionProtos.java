package org.marketingmetrics.server.event;

import com.google.protobuf.Duration;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ClickOutcomeCount;
import org.marketingmetrics.api.v1.CustomSessionRule;
import org.marketingmetrics.api.v1.SessionCounts;
import org.marketingmetrics.api.v1.SessionOriginCount;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.session.BounceRule;
import org.marketingmetrics.core.event.session.ClickOutcome;
import org.marketingmetrics.core.event.session.PossibleCauses;
import org.marketingmetrics.core.event.session.ReconciliationTally;
import org.marketingmetrics.core.event.session.Session;
import org.marketingmetrics.core.event.session.SessionCell;
import org.marketingmetrics.core.event.session.SessionOrigin;
import org.marketingmetrics.core.event.session.SessionRule;
import org.marketingmetrics.core.event.session.SessionTally;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Sessions, and clicks against sessions, on the wire. */
final class SessionProtos {
  private SessionProtos() {}

  static SessionRule fromProto(org.marketingmetrics.api.v1.SessionRule rule) {
    return switch (rule.getRuleCase()) {
      case PRESET ->
          SessionRule.preset(rule.getPreset())
              .orElseThrow(
                  () -> MetricsException.invalidField("session_rule.preset", "no such rule"));
      case CUSTOM -> custom(rule.getCustom());
      case RULE_NOT_SET -> SessionRule.PLATFORM_DEFAULT;
    };
  }

  private static SessionRule custom(CustomSessionRule rule) {
    if (SessionRule.preset(rule.getId()).isPresent()) {
      throw MetricsException.invalidField(
          "session_rule.custom.id", "is the name of a preset; choose another");
    }
    BounceRule bounce =
        rule.getBounceRule() == org.marketingmetrics.api.v1.BounceRule.BOUNCE_RULE_UNSPECIFIED
            ? BounceRule.SINGLE_HIT
            : EnumProtos.fromProto(
                "session_rule.custom.bounce_rule", BounceRule.class, rule.getBounceRule());
    return new SessionRule(
        rule.getId(),
        duration(rule.getTimeout()),
        rule.getCampaignSplit(),
        rule.getMidnightSplit(),
        rule.hasMaxLength() ? duration(rule.getMaxLength()) : null,
        rule.getMaxHits() == 0 ? null : rule.getMaxHits(),
        rule.hasCampaignLookback()
            ? duration(rule.getCampaignLookback())
            : SessionRule.STANDARD_LOOKBACK,
        null,
        bounce);
  }

  static java.time.Duration duration(Duration duration) {
    return java.time.Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
  }

  static Set<EventKind> kinds(String field, Collection<String> names) {
    for (String name : names) {
      if (!new EventKind(name).isKnown()) {
        throw MetricsException.invalidField(
            field,
            "'%s' is no kind; use one of %s, or custom:NAME".formatted(name, EventKind.NAMED));
      }
    }
    return names.stream().map(EventKind::new).collect(Collectors.toSet());
  }

  static org.marketingmetrics.api.v1.Session toProto(Session session) {
    org.marketingmetrics.api.v1.Session.Builder proto =
        org.marketingmetrics.api.v1.Session.newBuilder()
            .setId(session.id())
            .setStartTime(PeriodProtos.toProto(Instant.ofEpochMilli(session.start())))
            .setEndTime(PeriodProtos.toProto(Instant.ofEpochMilli(session.end())))
            .setHits(session.hits())
            .setPageViews(session.pageViews())
            .setConversions(session.conversions())
            .setOrders(session.orders())
            .setSplitReason(
                EnumProtos.toProto(org.marketingmetrics.api.v1.SplitReason.class, session.reason()))
            .setOrigin(
                EnumProtos.toProto(
                    org.marketingmetrics.api.v1.SessionOrigin.class, session.origin()))
            .setEngaged(session.engaged());
    session
        .revenueMicros()
        .forEach((currency, micros) -> proto.addRevenue(EventProtos.money(currency, micros)));
    if (session.campaign() != null) {
      proto.setCampaign(session.campaign());
    }
    if (session.channel() != null) {
      proto.setChannel(session.channel());
    }
    if (session.landingPage() != null) {
      proto.setLandingPage(session.landingPage());
    }
    if (session.bounced() != null) {
      proto.setBounced(session.bounced());
    }
    return proto.build();
  }

  /**
   * Counts of a cell.
   *
   * @param cell null for the total
   */
  static SessionCounts toProto(
      @Nullable SessionCell cell, SessionTally.Counts counts, SessionRule rule) {
    SessionCounts.Builder proto =
        SessionCounts.newBuilder()
            .setSessions(counts.sessions())
            .setEngagedSessions(counts.engaged())
            .setActiveSessions(counts.active())
            .setUsers(counts.visitors())
            .setHits(counts.hits())
            .setPageViews(counts.pageViews())
            .setConversions(counts.conversions())
            .setConvertingSessions(counts.converting())
            .setOrders(counts.orders())
            .setClicks(counts.clicks())
            .setUniqueClicks(counts.clickers());
    if (cell != null && cell.campaign() != null) {
      proto.setCampaign(cell.campaign());
    }
    if (cell != null && cell.day() != null) {
      proto.setDate(PeriodProtos.toProto(cell.day()));
    }
    if (rule.bounce() != BounceRule.UNDEFINED) {
      proto.setBouncedSessions(counts.bounced());
    }
    if (counts.clicks() > 0) {
      proto.setSessionsPerClick((double) counts.sessions() / counts.clicks());
    }
    SortedMap<String, BigInteger> revenue = counts.revenueMicros();
    revenue.forEach((currency, micros) -> proto.addRevenue(EventProtos.money(currency, micros)));
    return proto.build();
  }

  static org.marketingmetrics.api.v1.Reconciliation toProto(
      @Nullable SessionCell cell, ReconciliationTally tally, Texts texts) {
    org.marketingmetrics.api.v1.Reconciliation.Builder proto =
        org.marketingmetrics.api.v1.Reconciliation.newBuilder()
            .setClicks(tally.clicks())
            .setSessions(tally.sessions())
            .setJoined(tally.joined())
            .setNotLoaded(tally.notLoaded())
            .setNoId(tally.withoutId())
            .setNonClickSessions(tally.nonClickSessions())
            .setCarriedOut(tally.carriedOut())
            .setCarriedIn(tally.carriedIn());
    if (cell != null && cell.campaign() != null) {
      proto.setCampaign(cell.campaign());
    }
    if (cell != null && cell.day() != null) {
      proto.setDate(PeriodProtos.toProto(cell.day()));
    }
    Stream.of(ClickOutcome.values())
        .filter(outcome -> tally.of(outcome) > 0)
        .forEach(outcome -> proto.addClickOutcomes(toProto(outcome, tally.of(outcome), texts)));
    Stream.of(SessionOrigin.values())
        .filter(origin -> tally.of(origin) > 0)
        .forEach(origin -> proto.addSessionOrigins(toProto(origin, tally.of(origin), texts)));
    return proto.build();
  }

  private static ClickOutcomeCount toProto(ClickOutcome outcome, long clicks, Texts texts) {
    return ClickOutcomeCount.newBuilder()
        .setOutcome(EnumProtos.toProto(org.marketingmetrics.api.v1.ClickOutcome.class, outcome))
        .setClicks(clicks)
        .setExplanation(texts.text("click_outcome", outcome))
        .build();
  }

  private static SessionOriginCount toProto(SessionOrigin origin, long sessions, Texts texts) {
    return SessionOriginCount.newBuilder()
        .setOrigin(EnumProtos.toProto(org.marketingmetrics.api.v1.SessionOrigin.class, origin))
        .setSessions(sessions)
        .setExplanation(texts.text("session_origin", origin))
        .build();
  }

  static org.marketingmetrics.api.v1.PossibleCauses toProto(PossibleCauses causes, Texts texts) {
    List<ClickOutcomeCount> outcomes =
        causes.outcomes().stream().map(outcome -> toProto(outcome, 0, texts)).toList();
    List<SessionOriginCount> origins =
        causes.origins().stream().map(origin -> toProto(origin, 0, texts)).toList();
    return org.marketingmetrics.api.v1.PossibleCauses.newBuilder()
        .addAllClickOutcomes(outcomes)
        .addAllSessionOrigins(origins)
        .build();
  }
}
