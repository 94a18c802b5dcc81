package org.marketingmetrics.core.channeldata;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.facts.LoadedFacts;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.store.memory.MemoryStores;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** A workspace with sources that report, as tests set it up. It is always 1 May 2026, noon UTC. */
public final class World {
  public static final Catalog CATALOG = Catalog.standard();
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

  public final WorkspaceId id;
  public final Stores stores;
  public final LoadedFacts facts;
  private final WriteObservations write;
  private final Map<String, Source> sources = new HashMap<>();

  private World(ZoneId zone, List<String> precedence, Basis defaultBasis) {
    this(MemoryStores.open(CLOCK), zone, precedence, defaultBasis);
  }

  private World(Stores stores, ZoneId zone, List<String> precedence, Basis defaultBasis) {
    this.id = new WorkspaceId("w-" + UUID.randomUUID());
    this.stores = stores;
    this.facts = new LoadedFacts(CATALOG, stores.channelData());
    this.write = new WriteObservations(CATALOG, stores.workspaces(), stores.channelData(), CLOCK);
    stores
        .workspaces()
        .insert(
            new Workspace(
                id, "Acme", zone, DayOfWeek.MONDAY, precedence, defaultBasis, CLOCK.instant(), 1));
  }

  /** A workspace whose days are cut in UTC, without settings. */
  public static World create() {
    return in("UTC");
  }

  /** A new workspace in a store of any kind. */
  public static World of(Stores stores) {
    return new World(stores, ZoneOffset.UTC, List.of(), Basis.UNSPECIFIED);
  }

  /** A new workspace in a store of any kind, with settings. */
  static World of(Stores stores, List<String> precedence, Basis defaultBasis) {
    return new World(stores, ZoneOffset.UTC, precedence, defaultBasis);
  }

  public static World in(String zone) {
    return new World(ZoneId.of(zone), List.of(), Basis.UNSPECIFIED);
  }

  public static World preferring(String... sources) {
    return new World(ZoneOffset.UTC, List.of(sources), Basis.UNSPECIFIED);
  }

  public static World of(List<String> precedence, Basis defaultBasis) {
    return new World(ZoneOffset.UTC, precedence, defaultBasis);
  }

  public static World withDefault(Basis basis) {
    return new World(ZoneOffset.UTC, List.of(), basis);
  }

  /** Says what a source is, before it writes. */
  public World source(String id, SourceKind kind) {
    return source(id, kind, "");
  }

  /** Says what a source is and where it cuts its days; an empty zone is the workspace's. */
  public World source(String id, SourceKind kind, String zone) {
    ZoneId own = zone.isEmpty() ? workspace().zone() : ZoneId.of(zone);
    sources.put(id, new Source(id, kind, own));
    return this;
  }

  public Workspace workspace() {
    return stores.workspaces().workspace(id).orElseThrow();
  }

  public World write(String source, ReportRow... rows) {
    return write(source, Arrays.asList(rows));
  }

  public World write(String source, List<ReportRow> rows) {
    send(source, null, rows);
    return this;
  }

  /** Writes a report that declares the days it covers, as days of March 2026. */
  public World writeCovering(String source, int first, int last, ReportRow... rows) {
    DateRange range = new DateRange(LocalDate.of(2026, 3, first), LocalDate.of(2026, 3, last));
    send(source, range, Arrays.asList(rows));
    return this;
  }

  public WriteOutcome send(String source, @Nullable DateRange covered, List<ReportRow> rows) {
    Source declared = sources.get(source);
    return write.run(
        new WriteObservations.Request(
            id,
            source,
            declared == null ? SourceKind.AD_PLATFORM : declared.kind(),
            declared == null ? null : declared.zone(),
            rows.stream().map(ReportRow::observation).toList(),
            covered,
            null));
  }

  /** Declares when a campaign starts, and whether it is an automation. */
  public World campaign(String value, @Nullable LocalDate start, boolean automation) {
    ManageCampaigns campaigns = new ManageCampaigns(stores.campaigns());
    ManageCampaigns.Change change = new ManageCampaigns.Change(null, true, start, automation);
    if (campaigns.find(id, Campaign.idOf(value)).isPresent()) {
      campaigns.update(id, Campaign.idOf(value), change, null);
    } else {
      campaigns.create(id, value, change, false);
    }
    return this;
  }

  /** A question about measures and metrics, over March 2026 unless it says otherwise. */
  public Question ask(String... definitions) {
    return new Question(this, definitions);
  }
}
