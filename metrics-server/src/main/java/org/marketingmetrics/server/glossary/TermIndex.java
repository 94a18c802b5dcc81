package org.marketingmetrics.server.glossary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.MarketingContext;
import org.marketingmetrics.core.catalog.Resolution;
import org.marketingmetrics.core.glossary.Audience;
import org.marketingmetrics.core.glossary.Glossary;
import org.marketingmetrics.core.glossary.Language;
import org.marketingmetrics.core.glossary.Term;
import org.marketingmetrics.core.glossary.TermAlias;
import org.marketingmetrics.core.glossary.TermForm;

/** Entries as a Lucene index in memory: one document for an id, with the names of all languages. */
final class TermIndex {
  static final String ID = "id";

  /** The title with and without its abbreviation, and the id, each as a whole. */
  static final String TITLE = "title";

  /** The aliases, each as a whole. */
  static final String ALIAS = "alias";

  /** All of those in words. */
  static final String NAME_WORDS = "name_words";

  /** The same in stems. */
  static final String NAME_STEMS = "name_stems";

  /** What the entry says, in stems. */
  static final String TEXT_STEMS = "text_stems";

  /** Contexts in which the term is spoken of; none for everywhere. */
  static final String CONTEXT = "context";

  /** How much the entry says. */
  static final String FORM = "form";

  private static final Pattern BEFORE_AND_IN_PARENTHESES = Pattern.compile("(.+?) ?\\(([^()]+)\\)");

  /**
   * Held, so that its level lasts: Lucene advises an option for vectors, of which there are none
   * here.
   */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(Level.SEVERE);
  }

  private final Catalog catalog;
  private final Glossary glossary;
  private final Map<String, Set<String>> idsByName = new HashMap<>();
  private final Set<String> nameWords = new HashSet<>();
  private final IndexSearcher searcher;
  private final Spellings spelledNames;
  private final Spellings spelledWords;

  /** Builds an index. */
  TermIndex(Catalog catalog, Glossary glossary) {
    this.catalog = catalog;
    this.glossary = glossary;
    try {
      this.searcher = build();
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory does not fail", e);
    }
    this.spelledNames = new Spellings(idsByName.keySet());
    this.spelledWords = new Spellings(nameWords);
  }

  /** Titles and aliases, each as a whole. */
  Spellings spelledNames() {
    return spelledNames;
  }

  /** The words that names consist of. */
  Spellings spelledWords() {
    return spelledWords;
  }

  /** What searches it; may be used by many threads at once. */
  IndexSearcher searcher() {
    return searcher;
  }

  /** Ids of the entries that have one of these normal texts as a name. */
  Set<String> named(Set<String> names) {
    return names.stream()
        .flatMap(name -> idsByName.getOrDefault(name, Set.of()).stream())
        .collect(Collectors.toSet());
  }

  private IndexSearcher build() throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config =
        new IndexWriterConfig(
            new PerFieldAnalyzerWrapper(TermWords.STEMS, Map.of(NAME_WORDS, TermWords.WORDS)));
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Term term : glossary.terms(Language.ENGLISH)) {
        writer.addDocument(document(term.id()));
      }
      writer.forceMerge(1);
    }
    return new IndexSearcher(DirectoryReader.open(directory));
  }

  private Document document(String id) {
    Document document = new Document();
    document.add(new StringField(ID, id, Field.Store.YES));
    names(id, List.of(id), TITLE, document);
    names(id, List.of(id.replace('_', ' ')), ALIAS, document);
    for (Language language : Language.values()) {
      glossary.term(id, language).ifPresent(term -> add(term, document));
    }
    contexts(id)
        .forEach(context -> document.add(new StringField(CONTEXT, context.id(), Field.Store.NO)));
    return document;
  }

  private void add(Term term, Document document) {
    Set<String> titles = new LinkedHashSet<>(titles(term.title()));
    catalog
        .find(term.id())
        .map(term.language()::nameOf)
        .map(TermIndex::titles)
        .ifPresent(titles::addAll);
    names(term.id(), titles, TITLE, document);
    names(term.id(), term.aliases().stream().map(TermAlias::text).toList(), ALIAS, document);
    document.add(
        new TextField(TEXT_STEMS, TermWords.normal(String.join(" ", texts(term))), Field.Store.NO));
    if (term.language() == Language.ENGLISH && term.form() == TermForm.FULL) {
      document.add(new StringField(FORM, formText(term.form()), Field.Store.NO));
    }
  }

  static String formText(TermForm form) {
    return form.name().toLowerCase(Locale.ROOT);
  }

  /** The title, what stands before its parentheses and what stands inside. */
  private static Set<String> titles(String title) {
    Set<String> titles = new LinkedHashSet<>();
    titles.add(title);
    Matcher parts = BEFORE_AND_IN_PARENTHESES.matcher(title);
    if (parts.matches()) {
      titles.add(parts.group(1));
      titles.addAll(List.of(parts.group(2).split(", ", -1)));
    }
    return titles;
  }

  private void names(String id, Iterable<String> names, String field, Document document) {
    for (String name : names) {
      String normal = TermWords.normal(name);
      document.add(new StringField(field, normal, Field.Store.NO));
      idsByName.computeIfAbsent(normal, _ -> new HashSet<>()).add(id);
      if (!name.equals(id)) {
        nameWords.addAll(TermWords.words(normal));
        document.add(new TextField(NAME_WORDS, normal, Field.Store.NO));
        document.add(new TextField(NAME_STEMS, normal, Field.Store.NO));
      }
    }
  }

  private static List<String> texts(Term term) {
    return Stream.of(
            Stream.of(term.shortDefinition(), term.whatItCounts()),
            term.text().definition().paragraphs().stream(),
            term.text().whyItMatters().paragraphs().stream())
        .flatMap(text -> text)
        .toList();
  }

  private Set<MarketingContext> contexts(String id) {
    Set<MarketingContext> contexts = new LinkedHashSet<>();
    catalog.find(id).map(this::contexts).ifPresent(contexts::addAll);
    glossary
        .term(id, Language.ENGLISH)
        .map(Term::audiences)
        .ifPresent(
            audiences -> audiences.stream().map(Audience::contexts).forEach(contexts::addAll));
    return contexts;
  }

  private Set<MarketingContext> contexts(Definition definition) {
    List<Resolution.Candidate> candidates =
        switch (catalog.aliases().resolve(definition.id(), Set.of())) {
          case Resolution.Resolved resolved -> resolved.candidates();
          case Resolution.Ambiguous ambiguous -> ambiguous.candidates();
          case Resolution.Unknown _ -> List.of();
        };
    return candidates.stream()
        .filter(candidate -> candidate.definition().equals(definition))
        .findFirst()
        .map(Resolution.Candidate::contexts)
        .orElse(Set.of());
  }
}
