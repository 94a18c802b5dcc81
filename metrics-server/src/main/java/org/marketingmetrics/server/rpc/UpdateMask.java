package org.marketingmetrics.server.rpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.core.error.MetricsException;

/** Which fields of a resource an update changes. */
public final class UpdateMask {
  private UpdateMask() {}

  /**
   * The fields to change: those of the mask, or without one those that are set.
   *
   * @param changeable names of fields that can change
   * @throws MetricsException INVALID_FIELD when the mask names another
   */
  public static Set<String> fields(FieldMask mask, Message resource, List<String> changeable) {
    if (mask.getPathsCount() == 0) {
      return set(resource, changeable);
    }
    Set<String> fields = new LinkedHashSet<>(mask.getPathsList());
    for (String field : fields) {
      if (!changeable.contains(field)) {
        throw MetricsException.invalidField(
            "update_mask", "'%s' cannot change; these can: %s".formatted(field, changeable));
      }
    }
    return fields;
  }

  private static Set<String> set(Message resource, List<String> changeable) {
    Set<String> fields = new LinkedHashSet<>();
    for (String name : changeable) {
      FieldDescriptor field = resource.getDescriptorForType().findFieldByName(name);
      boolean isSet =
          field.isRepeated() ? resource.getRepeatedFieldCount(field) > 0 : resource.hasField(field);
      if (isSet) {
        fields.add(name);
      }
    }
    return fields;
  }
}
