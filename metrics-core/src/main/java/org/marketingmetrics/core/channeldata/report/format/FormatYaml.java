package org.marketingmetrics.core.channeldata.report.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.channeldata.Dimensions;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.report.cell.CellText;
import org.marketingmetrics.core.channeldata.report.cell.DateOrder;
import org.marketingmetrics.core.channeldata.report.cell.NumberStyle;

/**
 * Reads the description of a format, in YAML. Those of the product and those that callers bring for
 * layouts of their own are written alike.
 */
public final class FormatYaml {
  private static final String ID = "[a-z0-9][a-z0-9_-]{0,62}";
  private static final Set<String> FORMAT =
      Set.of(
          "format",
          "title",
          "about",
          "source",
          "source_kind",
          "dimensions",
          "numbers",
          "dates",
          "bases",
          "tables");
  private static final Set<String> TABLE = Set.of("name", "shape", "recognized_by", "columns");
  private static final Set<String> COLUMN =
      Set.of(
          "header",
          "is",
          "dimension",
          "values",
          "as",
          "measure",
          "rate",
          "basis",
          "at",
          "unused",
          "value",
          "blank");

  private final Catalog catalog;
  private final BasisYaml bases = new BasisYaml();

  private FormatYaml(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Reads a description.
   *
   * @throws org.marketingmetrics.core.error.MetricsException INVALID_FIELD with the place at fault
   */
  public static ReportFormat read(Catalog catalog, String text) {
    return new FormatYaml(catalog).format(YamlNode.parse(text));
  }

  private ReportFormat format(YamlNode node) {
    Map<String, YamlNode> map = node.map(FORMAT);
    YamlNode named = map.get("bases");
    if (named != null) {
      bases.define(named);
    }
    YamlNode title = map.get("title");
    YamlNode about = map.get("about");
    YamlNode kind = map.get("source_kind");
    YamlNode numbers = map.get("numbers");
    YamlNode dates = map.get("dates");
    String id = id(required(node, map, "format"));
    YamlNode dimensions = map.get("dimensions");
    return new ReportFormat(
        id,
        title == null ? id : title.text(),
        about == null ? "" : about.text().strip(),
        id(required(node, map, "source")),
        kind == null ? SourceKind.UNSPECIFIED : kind.constant(SourceKind.class),
        dimensions == null ? Map.of() : dimensions(dimensions),
        numbers == null ? NumberStyle.UNDECIDED : numbers.constant(NumberStyle.class),
        dates == null ? DateOrder.UNDECIDED : dates.constant(DateOrder.class),
        required(node, map, "tables").list().stream().map(this::table).toList());
  }

  private static YamlNode required(YamlNode node, Map<String, YamlNode> map, String key) {
    YamlNode found = map.get(key);
    if (found == null) {
      throw node.invalid("'%s' is missing".formatted(key));
    }
    return found;
  }

  private static String id(YamlNode node) {
    String id = node.text();
    if (!id.matches(ID)) {
      throw node.invalid("use small letters, digits, _ and -, at most 63");
    }
    return id;
  }

  private static SortedMap<String, String> dimensions(YamlNode node) {
    SortedMap<String, String> dimensions = new TreeMap<>();
    node.map()
        .forEach(
            (name, value) -> {
              if (!name.matches(Dimensions.NAME_PATTERN)) {
                throw value.invalid("a dimension has small letters, digits and _");
              }
              dimensions.put(name, value.text());
            });
    return dimensions;
  }

  private TableLayout table(YamlNode node) {
    Map<String, YamlNode> map = node.map(TABLE);
    YamlNode name = map.get("name");
    YamlNode shape = map.get("shape");
    YamlNode given = map.get("columns");
    List<ReportColumn> columns =
        given == null ? List.of() : given.list().stream().map(this::column).toList();
    TableLayout.Shape lies =
        shape == null ? TableLayout.Shape.ROWS : shape.constant(TableLayout.Shape.class);
    YamlNode recognized = map.get("recognized_by");
    List<ReportColumn> needed = new ArrayList<>();
    if (recognized == null) {
      needed.addAll(lies == TableLayout.Shape.PLAIN ? List.of() : columns);
    } else {
      recognized.texts().forEach(header -> needed.add(named(recognized, columns, header)));
    }
    return new TableLayout(name == null ? "rows" : name.text(), lies, needed, columns);
  }

  private static ReportColumn named(YamlNode node, List<ReportColumn> columns, String header) {
    String wanted = CellText.header(header);
    return columns.stream()
        .filter(
            column ->
                column.headers().stream()
                    .anyMatch(one -> CellText.header(one.written()).equals(wanted)))
        .findFirst()
        .orElseThrow(() -> node.invalid("no column has the header '%s'".formatted(header)));
  }

  private ReportColumn column(YamlNode node) {
    Map<String, YamlNode> map = node.map(COLUMN);
    List<HeaderPattern> headers =
        required(node, map, "header").texts().stream().map(HeaderPattern::new).toList();
    YamlNode at = map.get("at");
    return new ReportColumn(headers, use(node, map), at == null ? new TreeMap<>() : dimensions(at));
  }

  private ColumnUse use(YamlNode node, Map<String, YamlNode> map) {
    List<ColumnUse> uses = new ArrayList<>();
    add(uses, map.get("is"), is -> new ColumnUse.OfRow(is.constant(ColumnUse.Part.class)));
    add(uses, map.get("dimension"), name -> dimension(name, map));
    add(uses, map.get("measure"), id -> counted(id, map));
    add(uses, map.get("rate"), id -> rate(id, map));
    add(uses, map.get("unused"), why -> new ColumnUse.Unused(why.text()));
    if (uses.size() != 1) {
      throw node.invalid("a column has one of is, dimension, measure, rate, unused");
    }
    return uses.getFirst();
  }

  private interface UseReader {
    ColumnUse read(YamlNode node);
  }

  private static void add(List<ColumnUse> uses, @Nullable YamlNode node, UseReader reader) {
    if (node != null) {
      uses.add(reader.read(node));
    }
  }

  private static ColumnUse dimension(YamlNode name, Map<String, YamlNode> map) {
    if (!name.text().matches(Dimensions.NAME_PATTERN)) {
      throw name.invalid("a dimension has small letters, digits and _, at most 63");
    }
    Map<String, String> values = new LinkedHashMap<>();
    YamlNode given = map.get("values");
    if (given != null) {
      given.map().forEach((from, to) -> values.put(CellText.header(from), to.text()));
    }
    YamlNode as = map.get("as");
    if (as != null && !as.text().equals("id")) {
      throw as.invalid("the only value is id");
    }
    YamlNode blank = map.get("blank");
    if (blank != null && !blank.text().equals("unset")) {
      throw blank.invalid("the only value is unset");
    }
    return new ColumnUse.Dimension(name.text(), values, as != null, blank != null);
  }

  private ColumnUse counted(YamlNode id, Map<String, YamlNode> map) {
    Definition found = catalog.find(id.text()).orElse(null);
    if (!(found instanceof Measure measure)) {
      throw id.invalid(
          "no measure '%s'%s".formatted(id.text(), close(catalog.closeMeasures(id.text()))));
    }
    YamlNode value = map.get("value");
    if (value != null && !value.text().equals("before_bracket")) {
      throw value.invalid("the only value is before_bracket");
    }
    return new ColumnUse.Counted(measure, basis(id, map, measure.identity()), value != null);
  }

  private static String close(List<String> ids) {
    return ids.isEmpty() ? "" : "; close to it are " + String.join(", ", ids);
  }

  private ColumnUse rate(YamlNode id, Map<String, YamlNode> map) {
    Definition found = catalog.find(id.text()).orElse(null);
    if (!(found instanceof Metric metric)
        || !(metric.formula() instanceof Formula.RatioOfSums ratio)) {
      throw id.invalid("no rate '%s' of two sums".formatted(id.text()));
    }
    Set<org.marketingmetrics.core.basis.BasisField> identity = new java.util.HashSet<>();
    ratio.measures().forEach(side -> identity.addAll(catalog.measure(side).identity()));
    return new ColumnUse.Rate(metric, basis(id, map, identity));
  }

  private Basis basis(
      YamlNode id,
      Map<String, YamlNode> map,
      Set<org.marketingmetrics.core.basis.BasisField> identity) {
    YamlNode node = map.get("basis");
    return node == null ? Basis.UNSPECIFIED : BasisYaml.of(id, bases.of(node), identity);
  }
}
