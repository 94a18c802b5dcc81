package org.marketingmetrics.server.reference;

/** Headings of the pages in one language. */
enum Wording {
  ENGLISH("en"),
  RUSSIAN("ru");

  private final String code;

  Wording(String code) {
    this.code = code;
  }

  /** Language code, and folder of the pages. */
  String code() {
    return code;
  }

  String of(String english, String russian) {
    return switch (this) {
      case ENGLISH -> english;
      case RUSSIAN -> russian;
    };
  }
}
