package org.marketingmetrics.server.channeldata;

import java.util.List;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.Page;
import org.marketingmetrics.server.rpc.PageTokens;
import org.marketingmetrics.server.text.Texts;

/**
 * Pages of one query: all of them are of one revision, and none is larger than a message may be.
 */
final class QueryPages {
  private static final int DEFAULT_PAGE = 1_000;
  private static final int MAX_BYTES = 3 << 20;

  private final QueryMetrics query;
  private final QueryProtos protos;

  QueryPages(QueryMetrics query, QueryProtos protos) {
    this.query = query;
    this.protos = protos;
  }

  QueryMetricsResponse page(WorkspaceId workspace, QueryMetricsRequest request) {
    PageTokens.Position position =
        PageTokens.decode(request, request.getPageToken())
            .orElse(new PageTokens.Position(0, 0, ""));
    QueryMetrics.Request asked = protos.fromProto(workspace, request);
    QueryMetrics.Result result = query.run(asked);
    if (position.revision() > 0 && position.revision() != result.revision()) {
      throw MetricsException.of(
              ErrorReason.PAGE_TOKEN_INVALID,
              "the data changed since the page before; start again without page_token, or ask as_of"
                  + " an instant to read pages of one state")
          .field(
              "page_token",
              "of revision %d, the data are at %d"
                  .formatted(position.revision(), result.revision()))
          .build();
    }
    List<QueryMetrics.Row> rows = QueryProtos.ordered(request, asked, result.rows());
    return answer(request, asked, result, rows, Math.toIntExact(position.offset()));
  }

  private QueryMetricsResponse answer(
      QueryMetricsRequest request,
      QueryMetrics.Request asked,
      QueryMetrics.Result result,
      List<QueryMetrics.Row> rows,
      int from) {
    Texts texts = Texts.of(request.getLanguageCode());
    QueryMetricsResponse.Builder answer =
        QueryMetricsResponse.newBuilder()
            .setTotalSize(rows.size())
            .setDataRevision(result.revision())
            .setTimeZone(result.opened().workspace().zone().getId());
    int end = Math.min(rows.size(), from + Page.size(request.getPageSize(), DEFAULT_PAGE));
    long bytes = 0;
    int next = from;
    while (next < end && bytes < MAX_BYTES) {
      var row = protos.row(request, asked, rows.get(next), texts);
      bytes += row.getSerializedSize();
      answer.addRows(row);
      next++;
    }
    if (next < rows.size()) {
      answer.setNextPageToken(
          PageTokens.encode(request, new PageTokens.Position(result.revision(), next, "")));
    }
    return answer.build();
  }
}
