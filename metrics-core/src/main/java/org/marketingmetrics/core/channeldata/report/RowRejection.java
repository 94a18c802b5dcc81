package org.marketingmetrics.core.channeldata.report;

/** Ends the reading of a row that is not taken. Files can have many of them, so it has no trace. */
final class RowRejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final Rejection reason;
  private final String column;
  private final String text;

  RowRejection(Rejection reason, String column, String text) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.column = column;
    this.text = text;
  }

  RowNote.Rejected note(long line) {
    return new RowNote.Rejected(line, reason, column, Notes.shown(text));
  }
}
