package org.marketingmetrics.server.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * The HTTP port: {@code /metrics} for Prometheus, {@code /healthz} and {@code /readyz} for probes.
 */
public final class HttpEndpoint implements AutoCloseable {
  private static final String PLAIN = "text/plain; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final BooleanSupplier ready;
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /** What one request gets. */
  private record Answer(int code, String type, String body) {}

  /**
   * Binds the port and answers from then on.
   *
   * @param ready whether new calls should come here
   * @throws IOException when the port is taken
   */
  public HttpEndpoint(
      InetSocketAddress address, PrometheusMeterRegistry registry, BooleanSupplier ready)
      throws IOException {
    this.registry = registry;
    this.ready = ready;
    server = HttpServer.create(address, 0);
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The port in use. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.code(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(HttpExchange exchange) {
    return switch (exchange.getRequestMethod()) {
      case "GET", "HEAD" ->
          switch (exchange.getRequestURI().getPath()) {
            case "/metrics" -> metrics(exchange);
            case "/healthz" -> new Answer(200, PLAIN, "alive\n");
            case "/readyz" ->
                ready.getAsBoolean()
                    ? new Answer(200, PLAIN, "ready\n")
                    : new Answer(503, PLAIN, "not ready\n");
            default -> new Answer(404, PLAIN, "/metrics, /healthz and /readyz are here\n");
          };
      default -> new Answer(405, PLAIN, "only GET and HEAD\n");
    };
  }

  /** In the format the scraper prefers. */
  private Answer metrics(HttpExchange exchange) {
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    return accept != null && accept.contains("application/openmetrics-text")
        ? new Answer(200, OPEN_METRICS, registry.scrape(OPEN_METRICS))
        : new Answer(200, PROMETHEUS, registry.scrape(PROMETHEUS));
  }

  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  /** Stops at once; no scrape is worth waiting for. */
  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }
}
