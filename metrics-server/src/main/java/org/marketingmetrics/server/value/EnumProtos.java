package org.marketingmetrics.server.value;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Locale;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Enums of the core and of the contract are spelled alike, but for the prefix that the contract's
 * values carry; a test walks every pair.
 */
public final class EnumProtos {
  private EnumProtos() {}

  /** What every value of a type begins with; found once, since answers hold enums by thousands. */
  private static final ClassValue<String> PREFIX =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return prefix(type);
        }
      };

  /** The contract's value of that name. */
  public static <P extends Enum<P> & ProtocolMessageEnum> P toProto(Class<P> type, Enum<?> value) {
    return Enum.valueOf(type, PREFIX.get(type) + value.name());
  }

  /**
   * The core's value of that name.
   *
   * @param field path of the value in the request, for errors
   * @throws MetricsException INVALID_FIELD for a value this server does not know
   */
  public static <P extends Enum<P> & ProtocolMessageEnum, C extends Enum<C>> C fromProto(
      String field, Class<C> type, P value) {
    if (value.name().equals("UNRECOGNIZED")) {
      throw MetricsException.invalidField(field, "not a value this server knows");
    }
    return Enum.valueOf(
        type, value.name().substring(PREFIX.get(value.getDeclaringClass()).length()));
  }

  private static String prefix(Class<?> type) {
    return type.getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT)
        + "_";
  }
}
