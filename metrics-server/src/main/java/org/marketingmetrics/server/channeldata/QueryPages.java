package org.marketingmetrics.server.channeldata;

import org.marketingmetrics.api.v1.MetricRow;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.answer.KeptAnswers;
import org.marketingmetrics.server.rpc.Page;
import org.marketingmetrics.server.rpc.PageTokens;
import org.marketingmetrics.server.value.ChannelKinds;

/**
 * Pages of one query: all of them are of one revision, and none is larger than a message may be.
 */
final class QueryPages {
  private static final int DEFAULT_PAGE = 1_000;
  private static final int MAX_BYTES = 3 << 20;

  private final QueryMetrics query;
  private final QueryProtos protos;
  private final HeldAnswers held;
  private final KeptAnswers kept;
  private final CampaignStore channels;

  QueryPages(
      QueryMetrics query,
      QueryProtos protos,
      HeldAnswers held,
      KeptAnswers kept,
      CampaignStore channels) {
    this.query = query;
    this.protos = protos;
    this.held = held;
    this.kept = kept;
    this.channels = channels;
  }

  QueryMetricsResponse page(WorkspaceId workspace, QueryMetricsRequest request) {
    return PageTokens.decode(request, request.getPageToken())
        .map(begun -> next(workspace, request, begun))
        .orElseGet(() -> first(workspace, request));
  }

  /**
   * One that is the whole answer is kept; of others a part may be given up before the rest, and
   * benchmarks change without a new revision of the data.
   */
  private QueryMetricsResponse first(WorkspaceId workspace, QueryMetricsRequest request) {
    QueryMetricsRequest question =
        request.getAtLeastRevision() == 0
            ? request
            : request.toBuilder().clearAtLeastRevision().build();
    return kept.answer(
        QueryMetricsResponse.class,
        new KeptAnswers.Question(workspace, question, request.getAtLeastRevision()),
        (state, kinds) -> {
          QueryMetrics.Request asked = protos.fromProto(workspace, request, kinds);
          HeldAnswers.Answer answer =
              ordered(new RowOrder(request, asked), query.run(asked, state));
          QueryMetricsResponse page = page(protos.rows(request, asked, kinds), request, answer, 0);
          return new KeptAnswers.Computed<>(
              page,
              answer.revision(),
              page.getNextPageToken().isEmpty() && !request.hasBenchmarkScope());
        });
  }

  private QueryMetricsResponse next(
      WorkspaceId workspace, QueryMetricsRequest request, PageTokens.Position begun) {
    ChannelKinds kinds = new ChannelKinds(channels, workspace);
    QueryMetrics.Request asked = protos.fromProto(workspace, request, kinds);
    HeldAnswers.Answer answer =
        held.find(request, begun.revision())
            .orElseGet(() -> ordered(new RowOrder(request, asked), query.run(asked)));
    requireSame(begun, answer);
    return page(
        protos.rows(request, asked, kinds), request, answer, Math.toIntExact(begun.offset()));
  }

  private static HeldAnswers.Answer ordered(RowOrder order, QueryMetrics.Result result) {
    return new HeldAnswers.Answer(
        order.sorted(result.rows()), result.revision(), result.opened().workspace().zone().getId());
  }

  private static void requireSame(PageTokens.Position begun, HeldAnswers.Answer answer) {
    if (begun.revision() != answer.revision()) {
      throw PageTokens.invalid(
          "the data changed since the page before, and their earlier state is no longer held; start"
              + " again without page_token");
    }
    if (begun.offset() < 0 || begun.offset() > answer.rows().size()) {
      throw PageTokens.invalid("no token of this query; start again without page_token");
    }
  }

  private QueryMetricsResponse page(
      QueryProtos.Rows rows, QueryMetricsRequest request, HeldAnswers.Answer answer, int from) {
    QueryMetricsResponse.Builder page =
        QueryMetricsResponse.newBuilder()
            .setTotalSize(answer.rows().size())
            .setDataRevision(answer.revision())
            .setTimeZone(answer.timeZone());
    int most = Page.size(request.getPageSize(), DEFAULT_PAGE);
    int end = (int) Math.min(answer.rows().size(), (long) from + most);
    int next = from;
    long bytes = 0;
    while (next < end) {
      MetricRow row = rows.toProto(answer.rows().get(next));
      bytes += row.getSerializedSize();
      if (bytes > MAX_BYTES && next > from) {
        break;
      }
      page.addRows(row);
      next++;
    }
    if (next < answer.rows().size()) {
      held.hold(request, answer);
      page.setNextPageToken(
          PageTokens.encode(request, new PageTokens.Position(answer.revision(), next, "")));
    }
    return page.build();
  }
}
