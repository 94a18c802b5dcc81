package org.marketingmetrics.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.RejectedObservation;
import org.marketingmetrics.core.error.ErrorReason;

/** Rejected observations as lines of text, four for each. */
final class RejectedText {
  private static final int LINES = 4;

  private RejectedText() {}

  /** Null for none. */
  static @Nullable String of(List<RejectedObservation> rejected) {
    if (rejected.isEmpty()) {
      return null;
    }
    List<String> lines = new ArrayList<>(LINES * rejected.size());
    for (RejectedObservation one : rejected) {
      lines.add(Integer.toString(one.index()));
      lines.add(one.reason().name());
      lines.add(one.field());
      lines.add(one.message());
    }
    return TextLines.of(lines);
  }

  /** Reads what {@link #of} wrote. */
  static List<RejectedObservation> parse(@Nullable String text) {
    List<String> lines = text == null ? List.of() : TextLines.parse(text);
    List<RejectedObservation> rejected = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += LINES) {
      rejected.add(
          new RejectedObservation(
              Integer.parseInt(lines.get(i)),
              ErrorReason.valueOf(lines.get(i + 1)),
              lines.get(i + 2),
              lines.get(i + 3)));
    }
    return rejected;
  }
}
