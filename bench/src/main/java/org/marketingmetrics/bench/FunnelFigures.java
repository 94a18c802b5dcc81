package org.marketingmetrics.bench;

import com.google.gson.JsonObject;
import java.util.List;

/** What the funnel benchmark measured, as tables and as one line of JSON. */
final class FunnelFigures {
  private final String name;
  private final Shape shape;
  private final Load again;
  private final Load fresh;
  private final Load echo;
  private final Load bytes;
  private double residentMebibytes = Double.NaN;
  private Sample aloneAgain = Sample.of();
  private Sample aloneFresh = Sample.of();
  private Sample aloneSql = Sample.of();

  /**
   * Nothing measured yet.
   *
   * @param again questions that were asked before
   * @param fresh questions that are new
   * @param echo a bare call with the same kind of question and answer
   * @param bytes a bare call with as many bytes in one field
   */
  FunnelFigures(String name, Shape shape, Load again, Load fresh, Load echo, Load bytes) {
    this.name = name;
    this.shape = shape;
    this.again = again;
    this.fresh = fresh;
    this.echo = echo;
    this.bytes = bytes;
  }

  Load again() {
    return again;
  }

  Load fresh() {
    return fresh;
  }

  Load echo() {
    return echo;
  }

  Load bytes() {
    return bytes;
  }

  /** What was measured so far was to warm up. */
  void forget() {
    List.of(again, fresh, echo, bytes).forEach(Load::forget);
  }

  void residentMebibytes(double mebibytes) {
    residentMebibytes = mebibytes;
  }

  /** The times of one caller, in milliseconds, for the same questions. */
  void alone(Sample ofAgain, Sample ofFresh, Sample ofSql) {
    aloneAgain = ofAgain;
    aloneFresh = ofFresh;
    aloneSql = ofSql;
  }

  long errors() {
    return again.errors() + fresh.errors() + echo.errors() + bytes.errors();
  }

  void print(Output out) {
    out.table(List.of(Load.header(), again.row(), fresh.row(), echo.row(), bytes.row()));
    out.table(
        List.of(
            List.of("one at a time", "mean ms", "p50 ms", "p99 ms"),
            row("AnalyzeFunnel over gRPC, asked before", aloneAgain),
            row("AnalyzeFunnel over gRPC, new questions", aloneFresh),
            row("hand-written SQL over JDBC", aloneSql)));
    out.line(
        "%d questions gave the same eight sums by SQL; resident memory of the server %.0f MiB; %s"
            .formatted(aloneSql.size(), residentMebibytes, Usage.machine()));
    out.line(json().toString());
  }

  private static List<String> row(String title, Sample times) {
    return List.of(
        title,
        "%.2f".formatted(times.mean()),
        "%.2f".formatted(times.median()),
        "%.2f".formatted(times.quantile(0.99)));
  }

  private JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("ratio", rounded(again.ratioTo(echo), 4));
    json.addProperty("ratio_is", "calls a second, questions asked before over echo of a funnel");
    json.addProperty("funnel_calls_per_second", rounded(again.perSecond(), 1));
    json.addProperty("echo_calls_per_second", rounded(echo.perSecond(), 1));
    json.addProperty("new_ratio", rounded(fresh.ratioTo(echo), 4));
    json.addProperty("new_funnel_calls_per_second", rounded(fresh.perSecond(), 1));
    json.addProperty("bytes_ratio", rounded(again.ratioTo(bytes), 4));
    json.addProperty("bytes_echo_calls_per_second", rounded(bytes.perSecond(), 1));
    add(json, "", again);
    add(json, "new_", fresh);
    add(json, "echo_", echo);
    add(json, "bytes_echo_", bytes);
    json.addProperty("errors", errors());
    json.addProperty("rss_mib", rounded(residentMebibytes, 0));
    json.addProperty("one_at_a_time_mean_ms", rounded(aloneAgain.mean(), 3));
    json.addProperty("new_one_at_a_time_mean_ms", rounded(aloneFresh.mean(), 3));
    json.addProperty("sql_one_at_a_time_mean_ms", rounded(aloneSql.mean(), 3));
    json.addProperty("rows", shape.rows());
    return json;
  }

  private static void add(JsonObject json, String prefix, Load load) {
    json.addProperty(prefix + "p50_ms", rounded(load.p50(), 3));
    json.addProperty(prefix + "p99_ms", rounded(load.p99(), 3));
    json.addProperty(prefix + "server_cpu_us_per_call", rounded(load.serverMicros(), 1));
    json.addProperty(prefix + "database_cpu_us_per_call", rounded(load.databaseMicros(), 1));
    json.addProperty(prefix + "client_cpu_us_per_call", rounded(load.clientMicros(), 1));
  }

  private static double rounded(double value, int places) {
    double scale = Math.pow(10, places);
    return Math.round(value * scale) / scale;
  }
}
