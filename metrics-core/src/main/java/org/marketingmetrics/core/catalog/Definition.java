package org.marketingmetrics.core.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of the catalogue: a measure or a metric. */
public sealed interface Definition permits Measure, Metric {
  /** The id, unique over measures and metrics together. */
  String id();

  /** What all entries have. */
  Description description();

  /** Version of the definition; the catalogue's own entries are version 1. */
  default int version() {
    return 1;
  }

  /**
   * What people read of an entry.
   *
   * @param nameEn English name
   * @param nameRu Russian name
   * @param aliasesEn other English names, abbreviations included
   * @param aliasesRu other Russian names
   * @param unit what one of it is, for example {@code events}, {@code share}, {@code money}
   * @param better which way is better
   * @param family figures of one family look alike and are not
   * @param typicalRange prose from the sources; null when no source gives one
   * @param related ids of entries to read next
   * @param source keys of the sources, as the catalogue lists them
   */
  record Description(
      String nameEn,
      String nameRu,
      List<String> aliasesEn,
      List<String> aliasesRu,
      String unit,
      Direction better,
      String family,
      @Nullable String typicalRange,
      List<String> related,
      String source) {
    public Description {
      aliasesEn = List.copyOf(aliasesEn);
      aliasesRu = List.copyOf(aliasesRu);
      related = List.copyOf(related);
    }
  }
}
