package org.marketingmetrics.core.reference;

import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the outputs of one group's cases with the core. */
@FunctionalInterface
interface ReferenceGroup {
  /**
   * The outputs of a case.
   *
   * @param in the case's inputs, as in the file
   * @return by output key: numbers, strings, booleans, nulls, lists and maps of these
   */
  Map<String, @Nullable Object> outputs(JsonObject in);
}
