package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.channeldata.Part;
import org.marketingmetrics.core.channeldata.facts.Line;

/**
 * Finds the lines of those sources that state one attribution for all operands of a metric: orders
 * and revenue of one ad report, say, where the sales report has revenue alone.
 */
final class OperandLines {
  private final LineScope scope;
  private final List<Presence> operands = new ArrayList<>();

  /** What one source says of one part of the data. */
  private record Place(String source, Part part) {}

  OperandLines(LineScope scope, List<Need> needs, List<Presence> presences) {
    this.scope = scope;
    for (int i = 0; i < needs.size(); i++) {
      if (isOperand(needs.get(i))) {
        operands.add(presences.get(i));
      }
    }
  }

  /** True for sales of any attribution. */
  static boolean isOperand(Need need) {
    return need.sales() == null && need.measure().identity().contains(BasisField.ATTRIBUTION);
  }

  /** The lines; none where there are not several operands. */
  BitSet find() {
    BitSet found = new BitSet();
    if (operands.size() > 1) {
      Map<Place, Set<String>> shared = shared();
      for (Presence operand : operands) {
        operand.lines().stream()
            .filter(id -> !shared.getOrDefault(place(id), Set.of()).isEmpty())
            .forEach(found::set);
      }
    }
    return found;
  }

  private Map<Place, Set<String>> shared() {
    Map<Place, Set<String>> shared = attributions(operands.getFirst());
    for (Presence operand : operands) {
      Map<Place, Set<String>> own = attributions(operand);
      shared.forEach((place, texts) -> texts.retainAll(own.getOrDefault(place, Set.of())));
    }
    return shared;
  }

  private Map<Place, Set<String>> attributions(Presence operand) {
    Map<Place, Set<String>> attributions = new HashMap<>();
    for (int i = 0; i < operand.columns().size(); i++) {
      Basis basis = operand.columns().basis(i);
      if (basis.states(BasisField.ATTRIBUTION)) {
        String text = basis.text(BasisField.ATTRIBUTION);
        operand.lines(i).stream()
            .forEach(
                id -> attributions.computeIfAbsent(place(id), key -> new TreeSet<>()).add(text));
      }
    }
    return attributions;
  }

  private Place place(int id) {
    Line line = scope.facts().lines().get(id);
    return new Place(line.source().id(), line.part());
  }
}
