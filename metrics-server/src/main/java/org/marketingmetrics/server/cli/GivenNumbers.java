package org.marketingmetrics.server.cli;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.type.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ClvRetentionInputs;
import org.marketingmetrics.api.v1.ClvSimpleInputs;
import org.marketingmetrics.api.v1.ComputeMetricRequest;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.server.cli.report.MetricNames;

/** Numbers of a command line, {@code clicks=2500}, as a question to ComputeMetric. */
final class GivenNumbers {
  private static final int NANO_DIGITS = 9;

  private final Map<String, BigDecimal> numbers = new LinkedHashMap<>();
  private final @Nullable String currency;

  /**
   * Reads them.
   *
   * @param currency code of amounts; null where none is given
   */
  GivenNumbers(List<String> arguments, @Nullable String currency) {
    this.currency = currency;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw wrong("'%s' is not of the form NAME=NUMBER.".formatted(argument));
      }
      String name = argument.substring(0, equals).strip();
      if (numbers.putIfAbsent(name, number(argument, equals + 1)) != null) {
        throw wrong("'%s' is given twice.".formatted(name));
      }
    }
  }

  /** A comma can only part thousands: a fraction has a point. */
  private static BigDecimal number(String argument, int begin) {
    String text = argument.substring(begin).strip();
    boolean grouped = text.matches("-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");
    try {
      return new BigDecimal(grouped ? text.replace(",", "") : text);
    } catch (NumberFormatException e) {
      throw wrong("'%s' does not end in a number, such as 2500 or 0.3.".formatted(argument));
    }
  }

  private static CommandException wrong(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }

  /** The inputs of a model, if that is what the names are; else measures. */
  void addTo(ComputeMetricRequest.Builder request, MetricNames names) {
    if (fits(ClvSimpleInputs.getDescriptor())) {
      request.setClvSimple(inputs(ClvSimpleInputs.newBuilder()));
    } else if (fits(ClvRetentionInputs.getDescriptor())) {
      request.setClvRetention(inputs(ClvRetentionInputs.newBuilder()));
    } else {
      numbers.forEach((name, number) -> request.addMeasures(measure(name, number, names)));
    }
  }

  private boolean fits(Descriptor model) {
    return !numbers.isEmpty()
        && numbers.keySet().stream().allMatch(name -> model.findFieldByName(name) != null);
  }

  private <B extends Message.Builder> B inputs(B model) {
    List<FieldDescriptor> missing =
        model.getDescriptorForType().getFields().stream()
            .filter(field -> !numbers.containsKey(field.getName()))
            .toList();
    if (!missing.isEmpty()) {
      throw wrong(
          "the model also takes %s."
              .formatted(
                  missing.stream()
                      .map(FieldDescriptor::getName)
                      .collect(Collectors.joining(", "))));
    }
    for (FieldDescriptor field : model.getDescriptorForType().getFields()) {
      BigDecimal number = numbers.getOrDefault(field.getName(), BigDecimal.ZERO);
      model.setField(
          field,
          field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
              ? money(field.getName(), number)
              : (Object) number.doubleValue());
    }
    return model;
  }

  private MeasureValue measure(String name, BigDecimal number, MetricNames names) {
    MeasureValue.Builder value = MeasureValue.newBuilder().setMeasure(name);
    if (names.isMoney(name)) {
      return value.setMoney(money(name, number)).build();
    }
    if (number.stripTrailingZeros().scale() > 0 || number.toBigInteger().bitLength() >= Long.SIZE) {
      value.getDecimalBuilder().setValue(number.toPlainString());
      return value.build();
    }
    return value.setCount(number.longValueExact()).build();
  }

  private Money money(String name, BigDecimal amount) {
    if (currency == null) {
      throw wrong("%s is an amount; say in which currency, as in --currency USD.".formatted(name));
    }
    BigInteger units = amount.toBigInteger();
    BigDecimal rest = amount.subtract(new BigDecimal(units)).movePointRight(NANO_DIGITS);
    if (units.bitLength() >= Long.SIZE || rest.stripTrailingZeros().scale() > 0) {
      throw wrong("%s is no amount that can be told: %s.".formatted(name, amount));
    }
    return Money.newBuilder()
        .setCurrencyCode(currency)
        .setUnits(units.longValueExact())
        .setNanos(rest.intValueExact())
        .build();
  }
}
