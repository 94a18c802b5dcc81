package org.marketingmetrics.server.text;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.WarningCode;

/**
 * Words for codes in one language. Codes never change with the language; a test finds the text of
 * every code in every language.
 */
public final class Texts {
  private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
  private static final Texts RUSSIAN = new Texts(Locale.of("ru"));

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "org.marketingmetrics.server.text.texts",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Texts in the language of a BCP 47 code; English for any other than Russian. */
  public static Texts of(String languageCode) {
    String language = Locale.forLanguageTag(languageCode.replace('_', '-')).getLanguage();
    return language.equals("ru") ? RUSSIAN : ENGLISH;
  }

  /** True for Russian. */
  public boolean isRussian() {
    return this == RUSSIAN;
  }

  /** The language. */
  public Locale locale() {
    return locale;
  }

  /** A whole number with its thousands apart. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** What a warning says. */
  public String warning(WarningCode code) {
    return text("warning", code);
  }

  /** What a missing value says. */
  public String nullReason(NullReason reason) {
    return text("null", reason);
  }

  /**
   * The text of any code.
   *
   * @param kind prefix of the key, for example {@code violation}
   * @throws MissingResourceException when the product has none
   */
  public String text(String kind, Enum<?> code) {
    return bundle.getString(kind + "." + code.name());
  }

  /**
   * A sentence with values put in.
   *
   * @param key of the sentence, which has a {@code %s} for each value
   * @throws MissingResourceException when the product has none
   */
  public String sentence(String key, Object... values) {
    return bundle.getString(key).formatted(values);
  }
}
