package org.marketingmetrics.server.cli.report;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;

/** Messages of the contract in their JSON form. */
public final class JsonText {
  private JsonText() {}

  /** The message on several lines, the last one ended. */
  public static String of(MessageOrBuilder message) {
    try {
      return JsonFormat.printer().print(message) + "\n";
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("an answer holds a type that the contract does not have", e);
    }
  }
}
