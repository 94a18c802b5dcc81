package org.marketingmetrics.core.basis;

import java.util.ArrayList;
import java.util.List;

/** Writes a basis as one line of text and reads it back; the line is the basis' key in a store. */
public final class BasisText {
  /** Names of session rules are free text, so a semicolon in one is written {@code %3B}. */
  private static final String SEPARATOR = ";";

  private BasisText() {}

  private static String escaped(String text) {
    return text.replace("%", "%25").replace(SEPARATOR, "%3B");
  }

  private static String unescaped(String text) {
    return text.replace("%3B", SEPARATOR).replace("%25", "%");
  }

  static String attribution(Attribution attribution) {
    return switch (attribution) {
      case Attribution.Unspecified unspecified -> "";
      case Attribution.All all -> "ALL";
      case Attribution.Attributed a ->
          "ATTRIBUTED:%s:%d:%d:%s"
              .formatted(a.model(), a.clickWindowDays(), a.viewWindowDays(), a.dateBasis());
    };
  }

  static String canonical(Basis basis) {
    List<String> parts = new ArrayList<>();
    for (BasisField field : BasisField.values()) {
      if (basis.states(field)) {
        parts.add(field.id() + "=" + escaped(basis.text(field)));
      }
    }
    return String.join(";", parts);
  }

  /**
   * Reads what {@link Basis#canonical} wrote.
   *
   * @throws IllegalArgumentException when the text is no basis
   */
  public static Basis parse(String canonical) {
    Basis basis = Basis.UNSPECIFIED;
    if (canonical.isEmpty()) {
      return basis;
    }
    for (String part : canonical.split(SEPARATOR, -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("no basis: " + canonical);
      }
      BasisField field = BasisField.of(part.substring(0, equals));
      basis =
          basis.with(single(field, unescaped(part.substring(equals + 1))), java.util.Set.of(field));
    }
    return basis;
  }

  private static Basis single(BasisField field, String text) {
    Basis none = Basis.UNSPECIFIED;
    return new Basis(
        field == BasisField.ATTRIBUTION ? parseAttribution(text) : none.attribution(),
        field == BasisField.SESSION_RULE ? text : none.sessionRule(),
        field == BasisField.CLICK_SCOPE ? ClickScope.valueOf(text) : none.clickScope(),
        field == BasisField.CLICK_VALIDITY ? ClickValidity.valueOf(text) : none.clickValidity(),
        field == BasisField.DELIVERED_RULE ? DeliveredRule.valueOf(text) : none.deliveredRule(),
        field == BasisField.VIEW_THRESHOLD ? ViewThreshold.valueOf(text) : none.viewThreshold(),
        field == BasisField.CURRENCY ? text : none.currency());
  }

  private static Attribution parseAttribution(String text) {
    if (text.equals("ALL")) {
      return Attribution.ALL;
    }
    String[] parts = text.split(":", -1);
    if (parts.length != 5 || !parts[0].equals("ATTRIBUTED")) {
      throw new IllegalArgumentException("no attribution: " + text);
    }
    return new Attribution.Attributed(
        Attribution.Model.valueOf(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Attribution.DateBasis.valueOf(parts[4]));
  }
}
