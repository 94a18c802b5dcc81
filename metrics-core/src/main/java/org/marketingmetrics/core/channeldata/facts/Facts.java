package org.marketingmetrics.core.channeldata.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceCoverage;

/**
 * Everything a workspace's channel data say at one revision, in primitive columns by month.
 *
 * <p>Immutable; a newer snapshot shares the blocks that did not change.
 */
public final class Facts {
  private final long revision;
  private final List<Source> sources;
  private final Map<String, Campaign> campaigns;
  private final List<SourceCoverage> coverage;
  private final List<Line> lines;
  private final List<FactColumn> columns;
  private final List<FactBlock> blocks;
  private final FactsDictionary dictionary;

  Facts(
      long revision,
      List<Source> sources,
      Map<String, Campaign> campaigns,
      List<SourceCoverage> coverage,
      List<Line> lines,
      List<FactColumn> columns,
      List<FactBlock> blocks,
      FactsDictionary dictionary) {
    this.revision = revision;
    this.sources = List.copyOf(sources);
    this.campaigns = Map.copyOf(campaigns);
    this.coverage = List.copyOf(coverage);
    this.lines = List.copyOf(lines);
    this.columns = List.copyOf(columns);
    this.blocks = List.copyOf(blocks);
    this.dictionary = dictionary;
  }

  /** Revision at which all of it was read. */
  public long revision() {
    return revision;
  }

  /** Sources of the workspace. */
  public List<Source> sources() {
    return sources;
  }

  /** Campaigns that declare something of their data, by the value rows name them by. */
  public Map<String, Campaign> campaigns() {
    return campaigns;
  }

  /** Days declared as covered. */
  public List<SourceCoverage> coverage() {
    return coverage;
  }

  /** Lines, by id. */
  public List<Line> lines() {
    return lines;
  }

  /** Columns, by the ids that blocks name them by. */
  public List<FactColumn> columns() {
    return columns;
  }

  /** Month blocks in order of time. */
  public List<FactBlock> blocks() {
    return blocks;
  }

  /** What a store needs to know to send only what is newer. */
  public Map<Integer, Long> knownBlocks() {
    Map<Integer, Long> known = new HashMap<>();
    blocks.forEach(block -> known.put(block.month(), block.revision()));
    return known;
  }

  /** Rough size of the columns in bytes, for eviction by size. */
  public long bytes() {
    return 1_024 + blocks.stream().mapToLong(FactBlock::bytes).sum() + 200L * lines.size();
  }

  FactsDictionary dictionary() {
    return dictionary;
  }
}
