import { ConnectError } from "@connectrpc/connect";
import { type ErrorInfo, ErrorInfoSchema } from "./gen/google/rpc/error_details_pb.js";

/**
 * The typed reason of a failed call, e.g. `UNKNOWN_TEMPLATE`; `ErrorReason` lists all. Undefined if there is none, which
 * means that the call did not reach the server.
 */
export function errorInfo(error: unknown): ErrorInfo | undefined {
  return ConnectError.from(error).findDetails(ErrorInfoSchema)[0];
}
