package org.marketingmetrics.core.channeldata.rows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.value.Quantity;

/** The exact sum of one measure, apart for each currency. */
public final class Sum {
  private static final long MILLION = 1_000_000L;

  private final Measure measure;
  private final TreeMap<String, Total> byCurrency = new TreeMap<>();
  private String latestCurrency = "";
  private @Nullable Total latest;
  private BigInteger weighted = BigInteger.ZERO;
  private boolean ofRates;

  Sum(Measure measure) {
    this.measure = measure;
  }

  void add(String currency, long stored, boolean fractional) {
    if (latest == null || !currency.equals(latestCurrency)) {
      latest = byCurrency.computeIfAbsent(currency, key -> new Total());
      latestCurrency = currency;
    }
    latest.add(stored, fractional);
  }

  /** Adds a value that stands for what a source left out, in millionths. */
  void addWeightedRate(long millionths) {
    add("", 0, true);
    weighted = weighted.add(BigInteger.valueOf(millionths));
    ofRates = true;
  }

  /** True when a rate as its source reports it stands for a value that the source left out. */
  public boolean isOfReportedRates() {
    return ofRates;
  }

  void addRow(String currency, long stored) {
    add(currency, stored, measure.fractional() && isFraction(stored));
  }

  /** True when the stored value of a fractional measure is no whole number. */
  static boolean isFraction(long stored) {
    return stored % MILLION != 0;
  }

  /** What is summed. */
  public Measure measure() {
    return measure;
  }

  /** True when no row held the measure. */
  public boolean isEmpty() {
    return byCurrency.isEmpty();
  }

  /** Currencies found, in order; one empty text for counts. */
  public List<String> currencies() {
    return new ArrayList<>(byCurrency.keySet());
  }

  /** The sum, null when nothing was added or when it would mix currencies. */
  public @Nullable Quantity quantity() {
    return byCurrency.size() == 1 ? quantity(byCurrency.firstKey()) : null;
  }

  /** The sum of one currency. */
  public @Nullable Quantity quantity(String currency) {
    Total total = byCurrency.get(currency);
    if (total == null) {
      return null;
    }
    BigDecimal number =
        new BigDecimal(total.exact())
            .divide(BigDecimal.valueOf(measure.storedScale()))
            .add(new BigDecimal(weighted).divide(BigDecimal.valueOf(MILLION)));
    return measure.isMoney()
        ? new Quantity.Money(number, currency)
        : new Quantity.Count(number, total.fractional);
  }

  /** A 64-bit sum that goes on exactly when it no longer fits. */
  private static final class Total {
    private long small;
    private @Nullable BigInteger large;
    private boolean fractional;

    void add(long value, boolean hasFraction) {
      fractional |= hasFraction;
      long next = small + value;
      if (((small ^ next) & (value ^ next)) < 0) {
        BigInteger before = large == null ? BigInteger.ZERO : large;
        large = before.add(BigInteger.valueOf(small));
        small = value;
      } else {
        small = next;
      }
    }

    BigInteger exact() {
      BigInteger rest = BigInteger.valueOf(small);
      return large == null ? rest : large.add(rest);
    }
  }
}
