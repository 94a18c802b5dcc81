package org.marketingmetrics.core.catalog;

import java.util.List;
import org.marketingmetrics.core.error.ErrorDetail;

/**
 * Why two numbers are not compared: the detail of DEFINITION_MISMATCH and its kin.
 *
 * @param left one definition
 * @param right the other
 * @param differences every field that differs, in the order of {@link DefinitionField}
 * @param conversions ways to bring one side to the other's definition
 */
public record DefinitionMismatch(
    DefinitionIdentity left,
    DefinitionIdentity right,
    List<DefinitionDifference> differences,
    List<Conversion> conversions)
    implements ErrorDetail {
  public DefinitionMismatch {
    differences = List.copyOf(differences);
    conversions = List.copyOf(conversions);
  }
}
