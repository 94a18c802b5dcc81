package org.marketingmetrics.server.text;

import static java.util.Map.entry;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.ProtocolMessageEnum;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * What the codes of the contract mean, in one language. Some are said in sentences, which answers
 * hold too; the others in a few words.
 */
public final class CodeTexts {
  /** Enums whose codes are said in sentences, with the kind under which {@link Texts} has them. */
  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          entry("AssumptionCode", "assumption"),
          entry("BenchmarkCaveatCode", "caveat"),
          entry("BudgetStatementCode", "budget"),
          entry("ClickOutcome", "click_outcome"),
          entry("ComparisonAspect", "aspect"),
          entry("EmailAdviceCode", "advice"),
          entry("EmailFindingCode", "finding"),
          entry("ErrorReason", "error"),
          entry("FunnelViolationCode", "violation"),
          entry("NullReason", "null"),
          entry("OptimizationLeverCode", "lever"),
          entry("OptimizationPriority", "priority"),
          entry("PriorityBlocker", "blocker"),
          entry("ReportRejectionReason", "rejection"),
          entry("ReportSkipReason", "skip"),
          entry("SessionOrigin", "session_origin"),
          entry("SimulationAssumptionCode", "premise"),
          entry("TestAbsence", "test_absence"),
          entry("UnitObstacle", "unit_obstacle"),
          entry("WarningCode", "warning"));

  private final Texts texts;
  private final ResourceBundle words;

  /** In the language of the texts. */
  public CodeTexts(Texts texts) {
    this.texts = texts;
    this.words =
        ResourceBundle.getBundle(
            "org.marketingmetrics.server.text.codes",
            texts.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * What a value means.
   *
   * @throws MissingResourceException when the product has no words for it
   */
  public String of(ProtocolMessageEnum value) {
    return of(value.getValueDescriptor());
  }

  /**
   * What a value means.
   *
   * @throws MissingResourceException when the product has no words for it
   */
  public String of(EnumValueDescriptor value) {
    String type = value.getType().getName();
    String kind = SENTENCES.get(type);
    return kind == null
        ? words.getString(type + "." + code(value))
        : texts.sentence(kind + "." + code(value));
  }

  /** The value without the name of its enum: {@code NO_DATA}. */
  public static String code(EnumValueDescriptor value) {
    return value.getName().substring(prefix(value.getType()).length());
  }

  private static String prefix(EnumDescriptor type) {
    return type.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_";
  }
}
