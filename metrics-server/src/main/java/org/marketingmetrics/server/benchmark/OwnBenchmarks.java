package org.marketingmetrics.server.benchmark;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.api.v1.Benchmark;
import org.marketingmetrics.api.v1.CreateBenchmarkRequest;
import org.marketingmetrics.api.v1.DeleteBenchmarkRequest;
import org.marketingmetrics.api.v1.UpdateBenchmarkRequest;
import org.marketingmetrics.core.benchmark.ManageBenchmarks;
import org.marketingmetrics.core.benchmark.OwnBenchmark;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.Etags;
import org.marketingmetrics.server.rpc.UpdateMask;
import org.marketingmetrics.server.text.Texts;

/** Benchmarks of the workspaces' own, kept and changed. */
final class OwnBenchmarks {
  private static final String COLLECTION = "benchmarks";

  /** All but name and etag. */
  private static final List<String> CHANGEABLE =
      Benchmark.getDescriptor().getFields().stream()
          .map(FieldDescriptor::getName)
          .filter(name -> !Set.of("name", "etag").contains(name))
          .toList();

  private final ManageBenchmarks manage;
  private final BenchmarkRecords records;
  private final CallerWorkspaces workspaces;

  OwnBenchmarks(ManageBenchmarks manage, BenchmarkRecords records, CallerWorkspaces workspaces) {
    this.manage = manage;
    this.records = records;
    this.workspaces = workspaces;
  }

  Benchmark get(String name, Texts texts) {
    CallerWorkspaces.Inside named = workspaces.require("name", name, COLLECTION);
    return toProto(manage.get(named.workspace(), named.id()), texts);
  }

  Benchmark create(CreateBenchmarkRequest request) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    return toProto(
        manage.create(
            records.fromProto(workspace, request.getBenchmarkId(), request.getBenchmark()),
            !request.getRequestId().isEmpty()));
  }

  Benchmark update(UpdateBenchmarkRequest request) {
    Benchmark asked = request.getBenchmark();
    CallerWorkspaces.Inside named =
        workspaces.require("benchmark.name", asked.getName(), COLLECTION);
    FieldMask mask = request.getUpdateMask();
    Set<String> fields = UpdateMask.fields(mask, asked, CHANGEABLE);
    return toProto(
        manage.update(
            named.workspace(),
            named.id(),
            known ->
                records.fromProto(
                    named.workspace(), named.id(), merged(toProto(known), asked, fields)),
            Etags.expected(asked.getEtag())));
  }

  private static Benchmark toProto(org.marketingmetrics.core.benchmark.Benchmark known) {
    return new BenchmarkProtos(Texts.of("")).toProto(known);
  }

  private static Benchmark merged(Benchmark known, Benchmark asked, Set<String> fields) {
    Benchmark.Builder merged = known.toBuilder();
    for (String name : fields) {
      FieldDescriptor field = Benchmark.getDescriptor().findFieldByName(name);
      merged.clearField(field);
      boolean isSet =
          field.isRepeated() ? asked.getRepeatedFieldCount(field) > 0 : asked.hasField(field);
      if (isSet) {
        merged.setField(field, asked.getField(field));
      }
    }
    return merged.build();
  }

  void delete(DeleteBenchmarkRequest request) {
    CallerWorkspaces.Inside named = workspaces.require("name", request.getName(), COLLECTION);
    manage.delete(named.workspace(), named.id(), Etags.expected(request.getEtag()));
  }

  private static Benchmark toProto(OwnBenchmark own) {
    return toProto(own, Texts.of(""));
  }

  private static Benchmark toProto(OwnBenchmark own, Texts texts) {
    return new BenchmarkProtos(texts)
        .toProto(own.benchmark()).toBuilder().setEtag(Etags.of(own.version())).build();
  }
}
