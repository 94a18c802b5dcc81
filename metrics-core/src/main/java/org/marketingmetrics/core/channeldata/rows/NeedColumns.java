package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.catalog.Formula.AttributionClass;
import org.marketingmetrics.core.channeldata.facts.FactColumn;
import org.marketingmetrics.core.channeldata.facts.Facts;

/** The columns that can answer one need: its measure, under every basis the question allows. */
final class NeedColumns {
  private final Need need;
  private final List<Integer> ids = new ArrayList<>();
  private final List<Basis> bases = new ArrayList<>();
  private final List<Boolean> rates = new ArrayList<>();

  NeedColumns(Facts facts, Need need, Basis asked) {
    this.need = need;
    for (int id = 0; id < facts.columns().size(); id++) {
      FactColumn column = facts.columns().get(id);
      if (column.measure().equals(need.measure())
          && (column.rate() == null || column.rate().metric().metric().equals(need.rate()))
          && isOfSales(column.basis())
          && allows(column.basis(), asked)) {
        ids.add(id);
        bases.add(column.basis().project(need.measure().identity()));
        rates.add(column.rate() != null);
      }
    }
  }

  private boolean isOfSales(Basis basis) {
    AttributionClass sales = need.sales();
    if (sales == null) {
      return true;
    }
    return switch (basis.attribution()) {
      case Attribution.All all -> sales == AttributionClass.ALL;
      case Attribution.Attributed attributed -> sales == AttributionClass.ATTRIBUTED;
      case Attribution.Unspecified unspecified -> false;
    };
  }

  /** A column that does not say is allowed; one that says something else is not. */
  private static boolean allows(Basis column, Basis asked) {
    for (BasisField field : asked.stated()) {
      if (column.states(field) && !column.text(field).equals(asked.text(field))) {
        return false;
      }
    }
    return true;
  }

  Need need() {
    return need;
  }

  int size() {
    return ids.size();
  }

  int id(int i) {
    return ids.get(i);
  }

  /** True for a column of a reported rate, which only rows without the measure itself need. */
  boolean isRate(int i) {
    return rates.get(i);
  }

  Basis basis(int i) {
    return bases.get(i);
  }
}
