package org.marketingmetrics.core.glossary;

import org.marketingmetrics.core.catalog.Definition;

/** A language in which the whole glossary is written. */
public enum Language {
  ENGLISH("en"),
  RUSSIAN("ru");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** BCP 47 code, which is also the name of the folder with the files. */
  public String code() {
    return code;
  }

  /** The catalogue's name of a definition. */
  public String nameOf(Definition definition) {
    Definition.Description description = definition.description();
    return switch (this) {
      case ENGLISH -> description.nameEn();
      case RUSSIAN -> description.nameRu();
    };
  }
}
