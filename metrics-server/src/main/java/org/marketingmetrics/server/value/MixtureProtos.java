package org.marketingmetrics.server.value;

import java.util.List;
import org.marketingmetrics.api.v1.DefinitionMismatch;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.CompareDefinitions;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionIdentity;
import org.marketingmetrics.core.value.WarningDetail;
import org.marketingmetrics.server.text.Texts;

/** Numbers on different bases that were, or would be, put together: both definitions. */
final class MixtureProtos {
  private static final Catalog CATALOG = Catalog.standard();
  private static final CompareDefinitions COMPARE = new CompareDefinitions(CATALOG);

  private final DefinitionProtos definitions;

  MixtureProtos(Texts texts) {
    this.definitions = new DefinitionProtos(texts);
  }

  DefinitionMismatch of(WarningDetail.DifferentBases bases) {
    return definitions.toProto(
        COMPARE.compareBases(identity(bases.left()), identity(bases.right())).mismatch());
  }

  private static DefinitionIdentity identity(WarningDetail.Counted counted) {
    return DefinitionIdentity.of(definition(counted.definition()), counted.basis());
  }

  /**
   * One definition on several bases.
   *
   * @param id of a measure or metric
   * @param bases at least two
   */
  DefinitionMismatch of(String id, List<Basis> bases) {
    return definitions.toProto(COMPARE.compareBases(definition(id), bases).mismatch());
  }

  private static Definition definition(String id) {
    return CATALOG.find(id).orElseThrow();
  }
}
