package org.marketingmetrics.server.rpc;

import com.google.protobuf.Message;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Reads requests. Bytes that are no message, or too many, become a stand-in that {@link
 * RequestInterceptor} refuses, because an exception thrown here would end the call without any
 * detail.
 */
final class CheckedMarshaller<Q> implements MethodDescriptor.Marshaller<Q> {
  private final MethodDescriptor.Marshaller<Q> marshaller;
  private final int limit;
  private final Message prototype;

  /** Stand-ins are made as messages are, so that they are requests of the method. */
  private final Q malformed;

  private final Q tooLarge;

  private CheckedMarshaller(
      MethodDescriptor.PrototypeMarshaller<Q> marshaller, int limit, Message prototype) {
    this.marshaller = marshaller;
    this.limit = limit;
    this.prototype = prototype;
    this.malformed = marshaller.getMessageClass().cast(prototype.newBuilderForType().build());
    this.tooLarge = marshaller.getMessageClass().cast(prototype.newBuilderForType().build());
  }

  /**
   * Reads as the given marshaller does.
   *
   * @param limit most bytes of a message
   * @throws IllegalArgumentException when that one reads no protobuf messages
   */
  static <Q> CheckedMarshaller<Q> of(MethodDescriptor.Marshaller<Q> marshaller, int limit) {
    if (marshaller instanceof MethodDescriptor.PrototypeMarshaller<Q> typed
        && typed.getMessagePrototype() instanceof Message prototype) {
      return new CheckedMarshaller<>(typed, limit, prototype);
    }
    throw new IllegalArgumentException("reads no messages: " + marshaller);
  }

  /** An empty request. */
  Message prototype() {
    return prototype.getDefaultInstanceForType();
  }

  @Override
  public InputStream stream(Q value) {
    return marshaller.stream(value);
  }

  @Override
  public Q parse(InputStream stream) {
    try {
      return stream instanceof KnownLength ? parsePlain(stream) : parseCompressed(stream);
    } catch (StatusRuntimeException e) {
      // What unpacks to more than the transport takes ends the reading with this code.
      return e.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED ? tooLarge : malformed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Q parsePlain(InputStream stream) throws IOException {
    return stream.available() > limit ? tooLarge : marshaller.parse(stream);
  }

  private Q parseCompressed(InputStream stream) {
    Q request = marshaller.parse(stream);
    return request instanceof Message message && message.getSerializedSize() > limit
        ? tooLarge
        : request;
  }

  /**
   * Goes on only with a message that was read.
   *
   * @param method for the text of a failure
   * @throws MetricsException INVALID_FIELD, REQUEST_TOO_LARGE
   */
  @SuppressWarnings("ReferenceEquality") // Identity is what tells a stand-in from an empty request.
  void requireRead(Object message, String method) {
    if (message == malformed) {
      throw MetricsException.of(
              ErrorReason.INVALID_FIELD,
              "the bytes sent are no request of %s; generate the client from the same contract"
                  .formatted(method))
          .build();
    }
    if (message == tooLarge) {
      throw MetricsException.of(
              ErrorReason.REQUEST_TOO_LARGE,
              "the request has more than %,d bytes; send several smaller ones".formatted(limit))
          .with("limit", Integer.toString(limit))
          .build();
    }
  }
}
