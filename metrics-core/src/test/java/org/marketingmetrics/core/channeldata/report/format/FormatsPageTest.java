package org.marketingmetrics.core.channeldata.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.catalog.Catalog;

/** What people read of the formats is what the importer does. */
class FormatsPageTest {
  private static final Path PAGE = Path.of("FORMATS.md");
  private static final String MARK = "<!-- From here on written by tools/write-formats. -->\n";
  private static final ReportFormats FORMATS = ReportFormats.standard(Catalog.standard());

  @Test
  void thePageSaysWhatTheDescriptionsSay() throws IOException {
    String page = Files.readString(PAGE);
    int end = page.indexOf(MARK) + MARK.length();
    String made = FormatsPage.of(page.substring(0, end), FORMATS.all());
    if ("true".equals(System.getenv("WRITE_FORMATS"))) {
      Files.writeString(PAGE, made);
    }

    assertThat(Files.readString(PAGE)).as("run tools/write-formats").isEqualTo(made);
  }

  /** The example of a mapping on the page is one. */
  @Test
  void theExampleOfAMappingIsAMapping() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();

    ReportFormat format =
        FormatYaml.read(Catalog.standard(), page.substring(begin, page.indexOf("```", begin)));

    assertThat(format.tables()).hasSize(1);
    assertThat(format.tables().getFirst().columns()).hasSizeGreaterThan(5);
  }

  @Test
  void everyFormatCanBeToldByItsOwnHeaders() {
    for (ReportFormat format : FORMATS.all()) {
      for (TableLayout table : format.tables()) {
        List<String> names =
            table.columns().stream()
                .flatMap(column -> column.headers().stream())
                .map(HeaderPattern::written)
                .toList();
        assertThat(names).as(format.id()).doesNotHaveDuplicates();
      }
    }
  }
}
