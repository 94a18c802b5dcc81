package org.marketingmetrics.server.rpc;

import com.google.protobuf.Message;
import java.util.Optional;
import org.marketingmetrics.core.error.ErrorDetail;

/** Turns the typed details of one feature's failures into their messages. */
public interface ErrorDetailProtos {
  /** The message of the detail; empty when it belongs to another feature. */
  Optional<Message> toProto(ErrorDetail detail);
}
