package org.marketingmetrics.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One kind of call under load, in several runs, with what the server used meanwhile. */
final class Load {
  private final String title;
  private final List<Round> rounds = new ArrayList<>();

  /** Not measured yet. */
  Load(String title) {
    this.title = title;
  }

  /** One run. */
  private record Round(Ghz.Result ghz, Usage usage) {
    double serverMicros() {
      return usage.serverNanos() / 1e3 / ghz.calls();
    }

    double databaseMicros() {
      return usage.databaseNanos() / 1e3 / ghz.calls();
    }

    double clientMicros() {
      return usage.clientNanos() / 1e3 / ghz.calls();
    }
  }

  /** Measures one more run. */
  void run(Ghz ghz, String configuration, Path requests, Ghz.Extent extent) {
    Usage before = Usage.now();
    Ghz.Result result = ghz.run(configuration, requests, extent);
    rounds.add(new Round(result, Usage.now().since(before)));
  }

  /** The runs so far were to warm up. */
  void forget() {
    rounds.clear();
  }

  private double median(ToDoubleFunction<Round> value) {
    return Sample.of(rounds, value).median();
  }

  double perSecond() {
    return median(round -> round.ghz().perSecond());
  }

  /** Milliseconds within which half of the calls ended. */
  double p50() {
    return median(round -> round.ghz().p50());
  }

  /** Milliseconds within which 99 % of the calls ended. */
  double p99() {
    return median(round -> round.ghz().p99());
  }

  /** Processor time of the server by call, in microseconds. */
  double serverMicros() {
    return median(Round::serverMicros);
  }

  /** Processor time of the database by call, in microseconds. */
  double databaseMicros() {
    return median(Round::databaseMicros);
  }

  /** Processor time of ghz by call, in microseconds. */
  double clientMicros() {
    return median(Round::clientMicros);
  }

  /** Calls that failed, over all runs. */
  long errors() {
    return rounds.stream().mapToLong(round -> round.ghz().errors()).sum();
  }

  /** The calls a second of each run over those of another kind, which ran in turns with it. */
  double ratioTo(Load other) {
    double[] ratios = new double[rounds.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = rounds.get(i).ghz().perSecond() / other.rounds.get(i).ghz().perSecond();
    }
    return Sample.of(ratios).median();
  }

  static List<String> header() {
    return List.of(
        "", "calls/s", "p50 ms", "p99 ms", "errors", "server CPU us", "DB CPU us", "ghz CPU us");
  }

  List<String> row() {
    return List.of(
        title,
        "%,.0f".formatted(perSecond()),
        "%.2f".formatted(p50()),
        "%.2f".formatted(p99()),
        "%d".formatted(errors()),
        "%.0f".formatted(serverMicros()),
        "%.0f".formatted(databaseMicros()),
        "%.0f".formatted(clientMicros()));
  }
}
