package org.marketingmetrics.core.workspace;

/** What a key may do. */
public enum Role {
  /** To read what is counted. */
  READER,
  /** To read, and to write data. */
  WRITER,
  /** To read, and to see single people; not to write. */
  SUBJECT_READER,
  /** All of it. */
  ADMIN;

  /** True when this role may do all that the other may. */
  public boolean includes(Role other) {
    return switch (this) {
      case READER -> other == READER;
      case WRITER -> other == READER || other == WRITER;
      case SUBJECT_READER -> other == READER || other == SUBJECT_READER;
      case ADMIN -> true;
    };
  }
}
