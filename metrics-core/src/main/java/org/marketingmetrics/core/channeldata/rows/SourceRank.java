package org.marketingmetrics.core.channeldata.rows;

import java.util.List;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Formula.AttributionClass;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;

/**
 * Whose figure of a measure is taken when several sources report it: the workspace's precedence,
 * then the kind of source that is nearest to the fact.
 */
final class SourceRank {
  private static final int BEHIND_QUESTION = 1_000_000;
  private static final int BEHIND_PRECEDENCE = 2_000_000;

  private static final List<SourceKind> NEAR_THE_AD =
      List.of(
          SourceKind.AD_PLATFORM,
          SourceKind.MAIL_PLATFORM,
          SourceKind.OWN_ROLLUP,
          SourceKind.WEB_ANALYTICS,
          SourceKind.MARKETPLACE,
          SourceKind.SHOP,
          SourceKind.OTHER,
          SourceKind.UNSPECIFIED);

  private static final List<SourceKind> NEAR_THE_VISIT =
      List.of(
          SourceKind.OWN_ROLLUP,
          SourceKind.WEB_ANALYTICS,
          SourceKind.MARKETPLACE,
          SourceKind.SHOP,
          SourceKind.AD_PLATFORM,
          SourceKind.MAIL_PLATFORM,
          SourceKind.OTHER,
          SourceKind.UNSPECIFIED);

  private static final List<SourceKind> NEAR_THE_SALE =
      List.of(
          SourceKind.MARKETPLACE,
          SourceKind.SHOP,
          SourceKind.OWN_ROLLUP,
          SourceKind.WEB_ANALYTICS,
          SourceKind.AD_PLATFORM,
          SourceKind.MAIL_PLATFORM,
          SourceKind.OTHER,
          SourceKind.UNSPECIFIED);

  private SourceRank() {}

  /**
   * The smaller, the sooner it is taken; two sources of one rank are ambiguous where they compete.
   */
  static int of(Source source, Need need, RowQuery.Scope scope) {
    int named = scope.sources().indexOf(source.id());
    if (named >= 0) {
      return named;
    }
    int precedence = scope.settings().precedence().indexOf(source.id());
    if (precedence >= 0) {
      return BEHIND_QUESTION + precedence;
    }
    int kind = order(need, scope.basis()).indexOf(normal(source.kind()));
    return BEHIND_PRECEDENCE + kind;
  }

  /** Pairs of kinds that stand at one place of the order. */
  private static SourceKind normal(SourceKind kind) {
    return switch (kind) {
      case MAIL_PLATFORM -> SourceKind.AD_PLATFORM;
      case SHOP -> SourceKind.MARKETPLACE;
      case UNSPECIFIED, AD_PLATFORM, MARKETPLACE, OWN_ROLLUP, WEB_ANALYTICS, OTHER -> kind;
    };
  }

  private static List<SourceKind> order(Need need, Basis asked) {
    Measure measure = need.measure();
    return switch (measure.description().family()) {
      case "SESSION", "BOUNCE_WEB", "AMZ" -> NEAR_THE_VISIT;
      case "CVR", "REV", "CART", "NTB" -> attributed(need, asked) ? NEAR_THE_AD : NEAR_THE_SALE;
      default -> NEAR_THE_AD;
    };
  }

  private static boolean attributed(Need need, Basis asked) {
    return need.sales() == AttributionClass.ATTRIBUTED
        || asked.attribution() instanceof Attribution.Attributed;
  }
}
