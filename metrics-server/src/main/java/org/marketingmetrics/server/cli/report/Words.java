package org.marketingmetrics.server.cli.report;

import com.google.protobuf.ProtocolMessageEnum;
import com.google.type.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.marketingmetrics.api.v1.DateRange;

/** Words of the contract as people see them. */
final class Words {
  private static final int WIDTH = 100;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Words() {}

  /** The value of an enum without the name of the enum: {@code NO_DATA}. */
  static <E extends Enum<E> & ProtocolMessageEnum> String code(E value) {
    String prefix =
        value
                .getDeclaringClass()
                .getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT)
            + "_";
    String name = value.name();
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  /** The same in small letters with blanks: {@code no data}. */
  static <E extends Enum<E> & ProtocolMessageEnum> String plain(E value) {
    return code(value).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** By ISO 8601. */
  static String date(Date date) {
    return LocalDate.of(date.getYear(), date.getMonth(), date.getDay()).toString();
  }

  /** One day alone, else first and last day. */
  static String range(DateRange range) {
    String first = date(range.getStartDate());
    String last = date(range.getEndDate());
    return first.equals(last) ? first : first + " to " + last;
  }

  /** The text in lines of at most 100 columns, the first indented, the others two more. */
  static List<String> wrapped(String indent, String text) {
    return wrapped(indent, indent + "  ", text);
  }

  /** The text in lines of at most 100 columns, all of them indented. */
  static List<String> paragraph(String indent, String text) {
    return wrapped(indent, indent, text);
  }

  /** The text in lines of at most 100 columns, the others behind another indent than the first. */
  static List<String> wrapped(String first, String others, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : BLANKS.splitAsStream(text.strip()).toList()) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.isEmpty()) {
        line.append(lines.isEmpty() ? first : others);
      } else {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
