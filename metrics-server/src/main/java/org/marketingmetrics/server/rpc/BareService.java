package org.marketingmetrics.server.rpc;

import io.grpc.BindableService;

/**
 * A service with nothing before it: no keys, no limits, no telemetry. The product has none; a
 * benchmark adds one to see what its own services cost above gRPC alone.
 *
 * @param service the handlers
 */
public record BareService(BindableService service) {}
