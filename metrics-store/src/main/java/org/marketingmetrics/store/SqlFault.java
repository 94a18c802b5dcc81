package org.marketingmetrics.store;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** What went wrong in the database. No code of a server or a driver is known outside this class. */
enum SqlFault {
  /** The server chose this transaction to give way, and rolled it back or lets it be. */
  CONFLICT,
  /** A row of that key was there. */
  DUPLICATE_KEY,
  /** The statement took longer than it was given. */
  TIMEOUT,
  /** The server cannot be reached, is going down, or takes no writes. */
  UNAVAILABLE,
  /** Anything else: a fault of this program or of its installation. */
  OTHER;

  /** The fault that an exception of JDBC or of jOOQ tells of. */
  static SqlFault of(Throwable failure) {
    SqlFault fault = OTHER;
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        // The limit that Sql sets: a connection that could not be opened never gets here.
        return TIMEOUT;
      }
      if (fault == OTHER && cause instanceof SQLException sql) {
        fault = of(sql);
      }
    }
    return fault;
  }

  private static SqlFault of(SQLException failure) {
    if (failure instanceof SQLTimeoutException) {
      return TIMEOUT;
    }
    SqlFault byCode = byCode(failure.getErrorCode());
    if (byCode != OTHER) {
      return byCode;
    }
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals("40001")) {
      return CONFLICT;
    }
    boolean connection =
        state.startsWith("08")
            || failure instanceof SQLTransientConnectionException
            || failure instanceof SQLNonTransientConnectionException
            || failure instanceof SQLRecoverableException;
    return connection ? UNAVAILABLE : OTHER;
  }

  private static SqlFault byCode(int code) {
    return switch (code) {
      // Lock wait timeout; deadlock, or a cluster member lost the certification; rolled back while
      // committing.
      case 1205, 1213, 3101 -> CONFLICT;
      case 1062 -> DUPLICATE_KEY;
      // Query interrupted; maximum statement time exceeded, on MySQL and on MariaDB.
      case 1317, 3024, 1969 -> TIMEOUT;
      // Too many connections; shutdown; read-only, twice; not yet a member of its cluster.
      case 1040, 1053, 1290, 1836, 1047 -> UNAVAILABLE;
      default -> OTHER;
    };
  }

  /** The failure to tell the caller; the cause is for the log. */
  MetricsException failure(Throwable cause) {
    return switch (this) {
      case CONFLICT, DUPLICATE_KEY ->
          MetricsException.of(
                  ErrorReason.WRITE_CONFLICT,
                  "others kept changing the same rows; send the same request again")
              .cause(cause)
              .build();
      case TIMEOUT ->
          MetricsException.of(
                  ErrorReason.DEADLINE_EXCEEDED,
                  "the database was not ready in time; ask for less or set a later deadline")
              .cause(cause)
              .build();
      case UNAVAILABLE ->
          MetricsException.of(
                  ErrorReason.STORE_UNAVAILABLE,
                  "the database cannot be reached; send the same request again later")
              .cause(cause)
              .build();
      case OTHER ->
          MetricsException.of(ErrorReason.INTERNAL, "the store failed").cause(cause).build();
    };
  }
}
