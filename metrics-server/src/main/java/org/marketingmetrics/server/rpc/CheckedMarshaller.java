package org.marketingmetrics.server.rpc;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;

/**
 * Reads requests; bytes that are no message become a stand-in that {@link RequestInterceptor}
 * refuses, because an exception thrown here would end the call without any detail.
 */
final class CheckedMarshaller<Q> implements MethodDescriptor.Marshaller<Q> {
  private final MethodDescriptor.Marshaller<Q> marshaller;
  private final Message malformed;

  /** Made from the message itself, so it is a request of the method. */
  private final Q standIn;

  private CheckedMarshaller(
      MethodDescriptor.Marshaller<Q> marshaller, Message malformed, Q standIn) {
    this.marshaller = marshaller;
    this.malformed = malformed;
    this.standIn = standIn;
  }

  /**
   * Reads as the given marshaller does.
   *
   * @throws IllegalArgumentException when that one reads no protobuf messages
   */
  static <Q> CheckedMarshaller<Q> of(MethodDescriptor.Marshaller<Q> marshaller) {
    if (marshaller instanceof MethodDescriptor.PrototypeMarshaller<Q> typed
        && typed.getMessagePrototype() instanceof Message prototype) {
      Message malformed = prototype.newBuilderForType().build();
      return new CheckedMarshaller<>(
          marshaller, malformed, typed.getMessageClass().cast(malformed));
    }
    throw new IllegalArgumentException("reads no messages: " + marshaller);
  }

  /** An empty request. */
  Message prototype() {
    return malformed.getDefaultInstanceForType();
  }

  @Override
  public InputStream stream(Q value) {
    return marshaller.stream(value);
  }

  @Override
  public Q parse(InputStream stream) {
    try {
      return marshaller.parse(stream);
    } catch (StatusRuntimeException e) {
      return standIn;
    }
  }

  /** True for the stand-in itself, not for a message that equals it. */
  @SuppressWarnings("ReferenceEquality") // Identity is what tells it from an empty request.
  boolean isMalformed(Object message) {
    return message == standIn;
  }
}
