package org.marketingmetrics.server.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.UpdateSourceRequest;
import org.marketingmetrics.api.v1.UpdateWorkspaceRequest;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.answer.KeptAnswers.Computed;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;

/**
 * The same question again, while data and settings change or do not. An answer is the number of
 * those computed before it.
 */
class KeptAnswersTest {
  private static final WorkspaceId ACME = new WorkspaceId("acme");
  private static final int MOST_BYTES = 20_000;

  private final Acme acme = Acme.open();
  private final KeptAnswers answers = new KeptAnswers(acme.server.stores(), MOST_BYTES);
  private long computed;
  private UnaryOperator<Computed<Int64Value>> way = UnaryOperator.identity();

  @BeforeEach
  void begin() {
    write(10);
  }

  @AfterEach
  void stop() {
    acme.close();
  }

  private long write(long clicks) {
    return acme.write("ads", Row.on("2026-02-01").with("channel", "ads").count("clicks", clicks))
        .getDataRevision();
  }

  private long ask(WorkspaceId workspace, String question, long atLeastRevision) {
    return answers
        .answer(
            Int64Value.class,
            new KeptAnswers.Question(workspace, StringValue.of(question), atLeastRevision),
            (state, kinds) ->
                way.apply(new Computed<>(Int64Value.of(computed++), state.revision(), true)))
        .getValue();
  }

  private long ask(String question) {
    return ask(ACME, question, 0);
  }

  @Test
  void isComputedOnceWhileNothingChanges() {
    assertThat(ask("a")).isEqualTo(0);
    assertThat(ask("b")).isEqualTo(1);
    assertThat(ask("a")).isEqualTo(0);
    assertThat(ask("b")).isEqualTo(1);
  }

  @Test
  void isComputedAnewAfterAWrite() {
    long before = ask("a");
    write(11);
    assertThat(ask("a")).isNotEqualTo(before);
  }

  /** An import of a report that did not change is no reason to compute all answers again. */
  @Test
  void isKeptWhenAWriteChangesNothing() {
    long before = ask("a");
    write(10);
    assertThat(ask("a")).isEqualTo(before);
  }

  @Test
  void isComputedAnewAfterTheSettingsChanged() {
    long before = ask("a");
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(acme.server.channel())
            .updateWorkspace(
                UpdateWorkspaceRequest.newBuilder()
                    .setWorkspace(
                        Workspace.newBuilder().setName(Acme.NAME).addSourcePrecedence("ads"))
                    .build());
    assertThat(ask("a")).isNotEqualTo(before);
  }

  /** What a source is decides which of several is believed. */
  @Test
  void isComputedAnewAfterASourceIsOfAnotherKind() {
    long before = ask("a");
    var _ =
        acme.data.updateSource(
            UpdateSourceRequest.newBuilder()
                .setSource(
                    org.marketingmetrics.api.v1.Source.newBuilder()
                        .setName(Acme.NAME + "/sources/ads")
                        .setKind(SourceKind.SOURCE_KIND_WEB_ANALYTICS))
                .build());
    assertThat(ask("a")).isNotEqualTo(before);
  }

  /** Kinds of channels change without a new revision. */
  @Test
  void isNotKeptWhenItAskedForTheKindOfAChannel() {
    for (long time = 0; time < 3; time++) {
      long answer =
          answers
              .answer(
                  Int64Value.class,
                  new KeptAnswers.Question(ACME, StringValue.of("a"), 0),
                  (state, kinds) -> {
                    var _ = kinds.of("ads");
                    return new Computed<>(Int64Value.of(computed++), state.revision(), true);
                  })
              .getValue();
      assertThat(answer).isEqualTo(time);
    }
  }

  @Test
  void isNotKeptWhenItMayNotStandInForAnother() {
    way = one -> new Computed<>(one.message(), one.revision(), false);
    assertThat(ask("a")).isEqualTo(0);
    assertThat(ask("a")).isEqualTo(1);
  }

  @Test
  void anotherWorkspaceHasAnswersOfItsOwn() {
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(acme.server.channel())
            .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId("other").build());
    var _ =
        acme.write(
            Acme.report("ads", Row.on("2026-02-01").count("clicks", 1))
                .setParent("workspaces/other"));
    long ofAcme = ask("a");
    assertThat(ask(new WorkspaceId("other"), "a", 0)).isNotEqualTo(ofAcme);
    assertThat(ask("a")).isEqualTo(ofAcme);
  }

  @Test
  void aWorkspaceThatIsNotThereHasNone() {
    assertThatThrownBy(() -> ask(new WorkspaceId("nobody"), "a", 0))
        .isInstanceOfSatisfying(
            MetricsException.class,
            failure -> assertThat(failure.reason()).isEqualTo(ErrorReason.WORKSPACE_NOT_FOUND));
  }

  @Test
  void aRevisionThatIsReachedIsAnsweredFromWhatIsKeptAndALaterOneIsNot() {
    long revision = write(11);
    long kept = ask("a");
    assertThat(ask(ACME, "a", revision)).isEqualTo(kept);
    assertThat(ask(ACME, "a", revision + 1)).isNotEqualTo(kept);
  }

  /** Others may write between the question and the reading of the data. */
  @Test
  void anAnswerFromLaterDataIsKeptForTheRevisionOfThose() {
    long revision = write(11);
    way = one -> new Computed<>(one.message(), revision + 1, true);
    assertThat(ask("a")).isEqualTo(0);
    assertThat(ask("a")).isEqualTo(1);
    assertThat(write(12)).isEqualTo(revision + 1);
    assertThat(ask("a")).isEqualTo(1);
  }

  @Test
  void failuresAreNotKept() {
    way =
        one -> {
          throw new IllegalStateException("once");
        };
    assertThatThrownBy(() -> ask("a")).isInstanceOf(IllegalStateException.class);
    way = UnaryOperator.identity();
    assertThat(ask("a")).isEqualTo(1);
    assertThat(ask("a")).isEqualTo(1);
  }

  @Test
  void answersAreGivenUpBySize() {
    for (int i = 0; i < 1_000; i++) {
      var _ = ask("question " + i);
    }
    assertThat(answers.bytes()).isBetween(MOST_BYTES / 2L, (long) MOST_BYTES);
  }

  @Test
  void anAnswerLargerThanAllThatMayBeKeptIsNotKept() {
    var _ = ask("q".repeat(MOST_BYTES));
    assertThat(answers.bytes()).isZero();
  }
}
