package org.marketingmetrics.server.value;

import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.ClvModel;
import org.marketingmetrics.api.v1.DefinitionField;
import org.marketingmetrics.api.v1.DifferenceEffect;
import org.marketingmetrics.core.catalog.Conversion;
import org.marketingmetrics.core.catalog.DefinitionDifference;
import org.marketingmetrics.core.catalog.DefinitionIdentity;
import org.marketingmetrics.core.catalog.DefinitionMismatch;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.server.text.Texts;

/** Definitions, and in what two of them differ. */
public final class DefinitionProtos {
  private static final String NOT_STATED = "unspecified";

  private final Texts texts;

  /** Writes texts in one language. */
  public DefinitionProtos(Texts texts) {
    this.texts = texts;
  }

  /** A definition with its basis. */
  public org.marketingmetrics.api.v1.Definition toProto(DefinitionIdentity identity) {
    org.marketingmetrics.api.v1.Definition.Builder proto =
        org.marketingmetrics.api.v1.Definition.newBuilder()
            .setMetric(identity.definition().id())
            .setVersion(identity.definition().version())
            .setBasis(BasisProtos.toProto(identity.basis()))
            .setExpression(identity.expression())
            .setFamily(identity.definition().description().family());
    if (!identity.model().isEmpty()) {
      proto.getBasisBuilder().setClvModel(ClvModel.valueOf("CLV_MODEL_" + identity.model()));
    }
    return proto.build();
  }

  /** Both definitions of a mismatch, and what would make a comparison legal. */
  public org.marketingmetrics.api.v1.DefinitionMismatch toProto(DefinitionMismatch mismatch) {
    org.marketingmetrics.api.v1.DefinitionMismatch.Builder proto =
        org.marketingmetrics.api.v1.DefinitionMismatch.newBuilder()
            .setLeft(toProto(mismatch.left()))
            .setRight(toProto(mismatch.right()));
    mismatch.differences().forEach(difference -> proto.addDifferences(toProto(difference)));
    mismatch.conversions().forEach(conversion -> proto.addConversions(toProto(conversion)));
    return proto.build();
  }

  /** One field that differs. */
  public org.marketingmetrics.api.v1.DefinitionDifference toProto(DefinitionDifference difference) {
    return org.marketingmetrics.api.v1.DefinitionDifference.newBuilder()
        .setField(toProto(difference.field()))
        .setLeft(stated(difference.left()))
        .setRight(stated(difference.right()))
        .setEffect(EnumProtos.toProto(DifferenceEffect.class, difference.effect()))
        .build();
  }

  private static String stated(String text) {
    return text.isEmpty() ? NOT_STATED : text;
  }

  /** A field, as the contract names it. */
  public static DefinitionField toProto(org.marketingmetrics.core.catalog.DefinitionField field) {
    return switch (field) {
      case UNIQUE_OR_TOTAL -> DefinitionField.DEFINITION_FIELD_UNIQUENESS;
      case MODEL -> DefinitionField.DEFINITION_FIELD_CLV_MODEL;
      case ATTRIBUTION_CLASS -> DefinitionField.DEFINITION_FIELD_ATTRIBUTION;
      case METRIC,
          VERSION,
          FAMILY,
          KIND,
          NUMERATOR,
          DENOMINATOR,
          SCALE,
          UNIT,
          AGGREGATION,
          ATTRIBUTION,
          ATTRIBUTION_MODEL,
          CLICK_WINDOW,
          VIEW_WINDOW,
          DATE_BASIS,
          SESSION_RULE,
          CLICK_SCOPE,
          CLICK_VALIDITY,
          DELIVERED_RULE,
          VIEW_THRESHOLD,
          CURRENCY,
          CHANNEL ->
          EnumProtos.toProto(DefinitionField.class, field);
    };
  }

  /** A way from one definition to the other. */
  public org.marketingmetrics.api.v1.Conversion toProto(Conversion conversion) {
    return org.marketingmetrics.api.v1.Conversion.newBuilder()
        .setFromMetric(conversion.from().id())
        .setToMetric(conversion.to().id())
        .setExpression(conversion.expression())
        .addAllMeasures(conversion.measures().stream().map(MeasureId::id).toList())
        .setText(text(conversion))
        .build();
  }

  private String text(Conversion conversion) {
    if (conversion.measures().isEmpty()) {
      return texts.sentence("conversion.alone", conversion.to().id(), conversion.expression());
    }
    String measures =
        conversion.measures().stream().map(MeasureId::id).collect(Collectors.joining(", "));
    return texts.sentence(
        "conversion.with_measures", conversion.to().id(), conversion.expression(), measures);
  }
}
