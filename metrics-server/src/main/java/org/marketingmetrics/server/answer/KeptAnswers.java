package org.marketingmetrics.server.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.core.workspace.WorkspaceState;
import org.marketingmetrics.server.value.ChannelKinds;

/**
 * Gives the answer to the same question again without computing it, while neither the data nor the
 * settings of the workspace have changed. The store is asked for the state of both at every call,
 * so an answer is as fresh as a computed one, whichever server the change came through. Answers are
 * given up by size, the least used first; failures are not kept.
 *
 * <p>What an answer may follow from: its request (language, filters and instant of {@code as_of}
 * among it), the settings and the data of its workspace, and what is the same for all calls of a
 * server, such as the catalogue. Not the time of day; what needs it is not to be kept.
 */
public final class KeptAnswers {
  /** A message in memory takes some times what it takes on the wire. */
  private static final int BYTES_OF_A_BYTE = 6;

  /** What keeping it takes besides. */
  private static final int BYTES_OF_AN_ENTRY = 300;

  private final Stores stores;
  private final Cache<Key, Message> answers;

  /**
   * Keeps answers.
   *
   * @param maxBytes rough size of all that are kept
   */
  public KeptAnswers(Stores stores, long maxBytes) {
    this.stores = stores;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((Key key, Message answer) -> bytes(key, answer))
            .executor(Runnable::run) // makes room at once; later, a burst would outgrow it
            .build();
  }

  private static int bytes(Key key, Message answer) {
    long wire = (long) key.request.getSerializedSize() + answer.getSerializedSize();
    return (int) Math.min(Integer.MAX_VALUE, BYTES_OF_AN_ENTRY + BYTES_OF_A_BYTE * wire);
  }

  private record Key(
      WorkspaceId workspace, Message request, long workspaceVersion, long dataRevision) {}

  /**
   * A question.
   *
   * @param workspace whose data, which the caller may read
   * @param request all that was asked but for the revision wanted, which changes no answer
   * @param atLeastRevision of the data wanted; 0 for that of now
   */
  public record Question(WorkspaceId workspace, Message request, long atLeastRevision) {}

  /**
   * An answer just computed.
   *
   * @param message the answer
   * @param revision of the data it was computed from, which may be later than that of the call
   * @param keep whether it may stand in for the same question asked again
   */
  public record Computed<A extends Message>(A message, long revision, boolean keep) {}

  /** Computes an answer. */
  @FunctionalInterface
  public interface Computation<A extends Message> {
    /**
     * The answer from this state of the workspace, or from later data.
     *
     * @param kinds of channels; an answer that asked them is not kept, because they change without
     *     a new revision
     */
    Computed<A> compute(WorkspaceState state, ChannelKinds kinds);
  }

  /**
   * The answer to a question.
   *
   * @param type of the answer, one for each type of request
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND, and what the
   *     computation throws
   */
  public <A extends Message> A answer(
      Class<A> type, Question question, Computation<A> computation) {
    WorkspaceId workspace = question.workspace();
    WorkspaceState state =
        stores.workspaces().state(workspace).orElseThrow(() -> Workspace.notFound(workspace));
    Message kept = kept(question, state);
    if (kept != null) {
      return type.cast(kept);
    }
    ChannelKinds kinds = new ChannelKinds(stores.campaigns(), workspace);
    Computed<A> computed = computation.compute(state, kinds);
    if (computed.keep() && !kinds.wereAsked()) {
      answers.put(key(question, state, computed.revision()), computed.message());
    }
    return computed.message();
  }

  private @Nullable Message kept(Question question, WorkspaceState state) {
    return question.atLeastRevision() <= state.revision()
        ? answers.getIfPresent(key(question, state, state.revision()))
        : null;
  }

  private static Key key(Question question, WorkspaceState state, long revision) {
    return new Key(question.workspace(), question.request(), state.workspace().version(), revision);
  }

  /** Rough size of what is kept, in bytes. */
  long bytes() {
    answers.cleanUp();
    return answers.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }
}
