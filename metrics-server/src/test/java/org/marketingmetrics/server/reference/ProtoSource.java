package org.marketingmetrics.server.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the contract with its comments, which compiled descriptors do not have. Reads what
 * {@code buf format} writes: one element a line, its comment above it.
 *
 * @param comment of the file
 * @param blocks services, messages and enums in order
 */
record ProtoSource(String name, List<String> comment, List<Block> blocks) {
  private static final Pattern BLOCK = Pattern.compile("(service|message|enum) (\\w+) \\{");
  private static final Pattern RPC =
      Pattern.compile("rpc (\\w+)\\((stream )?([\\w.]+)\\) returns \\((stream )?([\\w.]+)\\).*");
  private static final Pattern FIELD =
      Pattern.compile("((?:repeated |optional )?(?:map<\\w+, [\\w.]+>|[\\w.]+)) (\\w+) = \\d+.*");
  private static final Pattern VALUE = Pattern.compile("(\\w+) = (\\d+);.*");
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

  /** What a block is. */
  enum Kind {
    SERVICE,
    MESSAGE,
    ENUM
  }

  /** A service, a message or an enum. */
  record Block(Kind kind, String name, List<String> comment, List<Member> members) {}

  /**
   * An rpc, a field or a value.
   *
   * @param type of a field, of an rpc what it takes and gives; empty for a value
   */
  record Member(String name, String type, List<String> comment) {}

  static ProtoSource parse(String name, String text) {
    Reader reader = new Reader();
    text.lines().forEach(reader::line);
    return new ProtoSource(name, reader.ofFile, reader.blocks);
  }

  private static final class Reader {
    private final List<Block> blocks = new ArrayList<>();
    private List<String> ofFile = List.of();
    private List<String> comment = new ArrayList<>();
    private int depth;

    void line(String line) {
      String code = line.strip();
      if (code.startsWith("//")) {
        comment.add(code.substring(2).replaceFirst("^ ", ""));
        return;
      }
      if (code.startsWith("syntax")) {
        ofFile = comment;
      } else if (depth == 0) {
        block(code);
      } else {
        member(code);
      }
      comment = new ArrayList<>();
      String bare = QUOTED.matcher(code).replaceAll("");
      depth += (int) (count(bare, '{') - count(bare, '}'));
    }

    private static long count(String text, char brace) {
      return text.chars().filter(c -> c == brace).count();
    }

    private void block(String code) {
      Matcher block = BLOCK.matcher(code);
      if (block.lookingAt()) {
        blocks.add(
            new Block(
                Kind.valueOf(block.group(1).toUpperCase(java.util.Locale.ROOT)),
                block.group(2),
                comment,
                new ArrayList<>()));
      }
    }

    private void member(String code) {
      Block block = blocks.getLast();
      Matcher rpc = RPC.matcher(code);
      Matcher field = FIELD.matcher(code);
      Matcher value = VALUE.matcher(code);
      switch (block.kind()) {
        case SERVICE -> {
          if (rpc.matches()) {
            String takes = (rpc.group(2) == null ? "" : "stream of ") + rpc.group(3);
            String gives = (rpc.group(4) == null ? "" : "stream of ") + rpc.group(5);
            add(rpc.group(1), takes + " -> " + gives);
          }
        }
        case MESSAGE -> {
          if (field.matches() && !code.startsWith("option ")) {
            add(field.group(2), field.group(1));
          }
        }
        case ENUM -> {
          if (value.matches()) {
            add(value.group(1), "");
          }
        }
      }
    }

    private void add(String name, String type) {
      blocks.getLast().members().add(new Member(name, type, comment));
    }
  }
}
