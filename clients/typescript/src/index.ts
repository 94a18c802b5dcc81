/** Client of Marketing Metrics: the messages and services of the contract are in `marketingmetrics/v1`. */
export { createClient, ConnectError, Code } from "@connectrpc/connect";
export { connect } from "./connect.js";
export { errorInfo } from "./errorInfo.js";
