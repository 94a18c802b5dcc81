package org.marketingmetrics.server.reference;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every rpc and message of the contract, a page for each service and one for what they share. */
final class ContractPages {
  private final List<ProtoSource> files;

  ContractPages(List<ProtoSource> files) {
    this.files = files;
  }

  /** Pages by path below docs/reference. */
  SortedMap<String, String> pages() {
    SortedMap<String, String> pages = new TreeMap<>();
    Markdown shared =
        new Markdown().heading(1, "Messages that rpcs share").paragraph(WriteReference.NOTE);
    for (ProtoSource file : files) {
      if (file.blocks().getFirst().kind() == ProtoSource.Kind.SERVICE) {
        ProtoSource.Block service = file.blocks().getFirst();
        pages.put("contract/%s.md".formatted(service.name()), page(file, service).toString());
      } else {
        shared.heading(2, Markdown.code(file.name())).comment(file.comment());
        file.blocks().forEach(block -> block(shared, block, 3));
      }
    }
    pages.put("contract/messages.md", shared.toString());
    return pages;
  }

  private static Markdown page(ProtoSource file, ProtoSource.Block service) {
    Markdown page =
        new Markdown()
            .heading(1, service.name())
            .paragraph(WriteReference.NOTE)
            .comment(service.comment());
    for (ProtoSource.Member rpc : service.members()) {
      page.heading(2, rpc.name()).paragraph(Markdown.code(rpc.type())).comment(rpc.comment());
    }
    file.blocks().stream().skip(1).forEach(block -> block(page, block, 3));
    return page;
  }

  private static void block(Markdown page, ProtoSource.Block block, int level) {
    page.heading(level, block.name()).comment(block.comment());
    page.list(
        block.members().stream()
            .map(
                member ->
                    "%s%s: %s"
                        .formatted(
                            Markdown.code(member.name()),
                            member.type().isEmpty() ? "" : " (%s)".formatted(member.type()),
                            Markdown.line(member.comment())))
            .toList());
  }
}
