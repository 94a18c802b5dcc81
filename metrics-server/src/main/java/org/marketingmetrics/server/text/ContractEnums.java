package org.marketingmetrics.server.text;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marketingmetrics.api.v1.AdviceServiceProto;
import org.marketingmetrics.api.v1.BenchmarkServiceProto;
import org.marketingmetrics.api.v1.CatalogServiceProto;
import org.marketingmetrics.api.v1.ChannelDataServiceProto;
import org.marketingmetrics.api.v1.ComparisonServiceProto;
import org.marketingmetrics.api.v1.ErrorReason;
import org.marketingmetrics.api.v1.EventServiceProto;
import org.marketingmetrics.api.v1.FunnelServiceProto;
import org.marketingmetrics.api.v1.GlossaryServiceProto;
import org.marketingmetrics.api.v1.WorkspaceServiceProto;

/** Every enum of the contract. */
public final class ContractEnums {
  /** Files from which all others are reached; a test finds those that are not. */
  private static final List<FileDescriptor> ROOTS =
      List.of(
          AdviceServiceProto.getDescriptor(),
          BenchmarkServiceProto.getDescriptor(),
          CatalogServiceProto.getDescriptor(),
          ChannelDataServiceProto.getDescriptor(),
          ComparisonServiceProto.getDescriptor(),
          ErrorReason.getDescriptor().getFile(),
          EventServiceProto.getDescriptor(),
          FunnelServiceProto.getDescriptor(),
          GlossaryServiceProto.getDescriptor(),
          WorkspaceServiceProto.getDescriptor());

  private static final SortedMap<String, EnumDescriptor> BY_NAME = byName();

  private ContractEnums() {}

  private static SortedMap<String, EnumDescriptor> byName() {
    String contract = ROOTS.getFirst().getPackage();
    Map<String, FileDescriptor> files = new TreeMap<>();
    ROOTS.forEach(root -> reach(root, contract, files));
    SortedMap<String, EnumDescriptor> enums = new TreeMap<>();
    files
        .values()
        .forEach(file -> file.getEnumTypes().forEach(type -> enums.put(type.getName(), type)));
    return enums;
  }

  private static void reach(
      FileDescriptor file, String contract, Map<String, FileDescriptor> files) {
    if (file.getPackage().equals(contract) && files.putIfAbsent(file.getName(), file) == null) {
      file.getDependencies().forEach(dependency -> reach(dependency, contract, files));
    }
  }

  /** The files of all services, among others. */
  static List<FileDescriptor> roots() {
    return ROOTS;
  }

  /** All of them, by name. */
  public static Collection<EnumDescriptor> all() {
    return BY_NAME.values();
  }

  /** Their names, in order. */
  public static Collection<String> names() {
    return BY_NAME.keySet();
  }
}
