package org.marketingmetrics.bench;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.FunnelServiceGrpc.FunnelServiceBlockingStub;
import org.marketingmetrics.bench.v1.EchoBytesRequest;

/**
 * How long questions and answers are, and what echoes of that length are.
 *
 * @param questionBytes mean length of a question
 * @param typical the answer whose length is nearest to the mean
 */
record Answers(int questionBytes, AnalyzeFunnelResponse typical) {
  /** Asks everything once. */
  static Answers to(List<AnalyzeFunnelRequest> questions, FunnelServiceBlockingStub stub) {
    List<AnalyzeFunnelResponse> answers = new ArrayList<>();
    questions.forEach(question -> answers.add(stub.analyzeFunnel(question)));
    double mean = Sample.of(answers, AnalyzeFunnelResponse::getSerializedSize).mean();
    return new Answers(
        (int) Sample.of(questions, AnalyzeFunnelRequest::getSerializedSize).mean(),
        answers.stream()
            .min(Comparator.comparingDouble(one -> Math.abs(one.getSerializedSize() - mean)))
            .orElseThrow());
  }

  int answerBytes() {
    return typical.getSerializedSize();
  }

  /** A request for as many bytes as a typical answer has, as long as a question. */
  EchoBytesRequest echoBytes() {
    return EchoBytesRequest.newBuilder()
        .setPayload(ByteString.copyFrom(new byte[questionBytes]))
        .setAnswerBytes(answerBytes())
        .build();
  }
}
