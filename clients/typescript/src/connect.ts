import { isIPv4 } from "node:net";
import type { Interceptor, Transport } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";

/**
 * Prepares calls to `target` ("host:port"), each of which carries `apiKey` if there is one. Plaintext on loopback, TLS
 * elsewhere. Connects with the first call, so that a server that is not there is found then.
 */
export function connect(target: string, apiKey?: string): Transport {
  return createGrpcTransport({
    baseUrl: `${isLoopback(target) ? "http" : "https"}://${target}`,
    interceptors: apiKey ? [bearer(apiKey)] : [],
  });
}

function isLoopback(target: string): boolean {
  const host = target.slice(0, target.lastIndexOf(":"));
  return host === "localhost" || host === "[::1]" || (isIPv4(host) && host.startsWith("127."));
}

function bearer(apiKey: string): Interceptor {
  return (next) => (request) => {
    request.header.set("authorization", `Bearer ${apiKey}`);
    return next(request);
  };
}
