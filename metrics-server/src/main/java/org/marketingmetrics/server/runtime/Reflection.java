package org.marketingmetrics.server.runtime;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.rpc.ErrorDetailsProto;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.reflection.v1.FileDescriptorResponse;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ErrorReasonProto;

/**
 * Reflection that also knows the types in the details of errors. They travel inside of {@code Any},
 * so no service refers to them and grpc-java's own reflection does not have them; without them
 * tools show a failure as raw bytes.
 */
final class Reflection extends ServerReflectionGrpc.ServerReflectionImplBase {
  private static final Map<String, FileDescriptor> BY_SYMBOL = new HashMap<>();
  private static final Map<String, FileDescriptor> BY_NAME = new HashMap<>();

  static {
    add(ErrorDetailsProto.getDescriptor());
    add(ErrorReasonProto.getDescriptor());
  }

  private final ServerReflectionGrpc.ServerReflectionImplBase ofServices =
      (ServerReflectionGrpc.ServerReflectionImplBase) ProtoReflectionServiceV1.newInstance();

  private static void add(FileDescriptor file) {
    BY_NAME.put(file.getName(), file);
    for (Descriptor message : file.getMessageTypes()) {
      BY_SYMBOL.put(message.getFullName(), file);
    }
    for (EnumDescriptor type : file.getEnumTypes()) {
      BY_SYMBOL.put(type.getFullName(), file);
    }
  }

  @Override
  public StreamObserver<ServerReflectionRequest> serverReflectionInfo(
      StreamObserver<ServerReflectionResponse> answers) {
    StreamObserver<ServerReflectionRequest> next = ofServices.serverReflectionInfo(answers);
    return new StreamObserver<>() {
      @Override
      public void onNext(ServerReflectionRequest request) {
        FileDescriptor file = file(request);
        if (file == null) {
          next.onNext(request);
        } else {
          answers.onNext(answer(request, file));
          // The service behind takes one request at a time and asks for the next itself.
          ((ServerCallStreamObserver<ServerReflectionResponse>) answers).request(1);
        }
      }

      @Override
      public void onError(Throwable failure) {
        next.onError(failure);
      }

      @Override
      public void onCompleted() {
        next.onCompleted();
      }
    };
  }

  private static @Nullable FileDescriptor file(ServerReflectionRequest request) {
    return switch (request.getMessageRequestCase()) {
      case FILE_CONTAINING_SYMBOL -> BY_SYMBOL.get(request.getFileContainingSymbol());
      case FILE_BY_FILENAME -> BY_NAME.get(request.getFileByFilename());
      case FILE_CONTAINING_EXTENSION,
          ALL_EXTENSION_NUMBERS_OF_TYPE,
          LIST_SERVICES,
          MESSAGEREQUEST_NOT_SET ->
          null;
    };
  }

  private static ServerReflectionResponse answer(
      ServerReflectionRequest request, FileDescriptor file) {
    FileDescriptorResponse.Builder files = FileDescriptorResponse.newBuilder();
    withDependencies(file)
        .forEach(one -> files.addFileDescriptorProto(one.toProto().toByteString()));
    return ServerReflectionResponse.newBuilder()
        .setValidHost(request.getHost())
        .setOriginalRequest(request)
        .setFileDescriptorResponse(files)
        .build();
  }

  private static Set<FileDescriptor> withDependencies(FileDescriptor file) {
    Set<FileDescriptor> all = new LinkedHashSet<>();
    Deque<FileDescriptor> open = new ArrayDeque<>();
    open.add(file);
    while (!open.isEmpty()) {
      FileDescriptor one = open.remove();
      if (all.add(one)) {
        open.addAll(one.getDependencies());
      }
    }
    return all;
  }
}
