package org.marketingmetrics.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.glossary.Glossary;
import org.marketingmetrics.core.glossary.Language;
import org.marketingmetrics.core.glossary.Term;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.WarningCode;

/** The reference holds everything; that the pages kept are these is for continuous integration. */
class ReferenceTest {
  private static final Path CONTRACT = Path.of("../proto/marketingmetrics/v1");
  private static final SortedMap<String, String> PAGES = pages();

  private static SortedMap<String, String> pages() {
    try {
      return WriteReference.pages(CONTRACT);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String page(String path) {
    return Objects.requireNonNull(PAGES.get(path), path);
  }

  @Test
  void everyDefinitionAndTermHasItsPlaceInBothLanguages() {
    for (Language language : Language.values()) {
      assertThat(Catalog.standard().all())
          .extracting(Definition::id)
          .allSatisfy(
              id -> assertThat(page(language.code() + "/metrics.md")).contains("`" + id + "`"));
      assertThat(Glossary.standard().terms(language))
          .extracting(Term::title)
          .allSatisfy(
              title -> assertThat(page(language.code() + "/glossary.md")).contains("## " + title));
    }
  }

  @Test
  void everyReasonAndWarningHasItsPlaceInBothLanguages() {
    for (String language : List.of("en", "ru")) {
      String codes = page(language + "/codes.md");
      for (Enum<?>[] all :
          List.<Enum<?>[]>of(ErrorReason.values(), NullReason.values(), WarningCode.values())) {
        for (Enum<?> code : all) {
          assertThat(codes).contains("| `%s` |".formatted(code.name()));
        }
      }
    }
  }

  /** An independent count: lines of the contract that begin as an rpc, a message, an enum do. */
  @Test
  void everyRpcAndMessageOfTheContractHasItsHeading() throws IOException {
    String contract = String.join("\n", PAGES.tailMap("contract/").values());
    try (var files = Files.list(CONTRACT)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          String[] words = line.strip().split("[ (]", -1);
          switch (words[0]) {
            case "rpc" -> assertThat(contract).contains("\n## " + words[1] + "\n");
            case "message", "enum" -> assertThat(contract).contains("\n### " + words[1] + "\n");
            default -> {}
          }
        }
      }
    }
  }

  @Test
  void anRpcListsItsErrorsAndItsFieldsSayTheirLimits() {
    assertThat(page("contract/CatalogService.md"))
        .contains("`ResolveMetricRequest -> ResolveMetricResponse`")
        .contains("- `RESOURCE_NOT_FOUND`: there is none of this name")
        .contains("- `page_size` (int32): Entries in a page. Default, 0: 200. Limit: 0 to 1,000.");
  }

  @Test
  void theIndexLeadsToEveryPage() {
    assertThat(PAGES.keySet())
        .filteredOn(path -> !path.equals("README.md"))
        .allSatisfy(path -> assertThat(page("README.md")).contains("(" + path + ")"));
  }

  @Test
  void commentsAreReadAsTheyStand() {
    ProtoSource source =
        ProtoSource.parse(
            "x.proto",
            """
            // A file.
            syntax = "proto3";

            // Does things.
            service Things {
              // Does one.
              //
              // Errors include:
              //   NO_SUCH_THING  there is
              //                  none
              rpc Do(DoRequest) returns (stream DoResponse) {
                option idempotency_level = NO_SIDE_EFFECTS;
              }
            }

            // What to do.
            message DoRequest {
              // Name, as `{a}`. Limit: 9.
              string name = 1 [(buf.validate.field).string = {
                max_len: 9
                pattern: "^[a-z]{1,9}$"
              }];
              oneof rest {
                option (buf.validate.oneof).required = true;
                // One way.
                int32 number = 2;
              }
            }

            // Kinds.
            enum Kind {
              // None.
              KIND_UNSPECIFIED = 0;
            }
            """);

    assertThat(source.blocks())
        .extracting(ProtoSource.Block::name)
        .containsExactly("Things", "DoRequest", "Kind");
    assertThat(source.blocks().getFirst().members())
        .singleElement()
        .extracting(ProtoSource.Member::type)
        .isEqualTo("DoRequest -> stream of DoResponse");
    assertThat(source.blocks().get(1).members())
        .extracting(ProtoSource.Member::name, member -> Markdown.line(member.comment()))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("name", "Name, as `{a}`. Limit: 9."),
            org.assertj.core.groups.Tuple.tuple("number", "One way."));
    assertThat(
            new Markdown()
                .comment(source.blocks().getFirst().members().getFirst().comment())
                .toString())
        .contains("- `NO_SUCH_THING`: there is none\n");
  }
}
