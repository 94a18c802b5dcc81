package org.marketingmetrics.server.config;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * TLS of the gRPC port.
 *
 * @param certificate file of the certificate chain in PEM; empty for no TLS
 * @param key file of its private key in PEM (PKCS 8); empty for no TLS
 */
public record TlsConfig(String certificate, String key) {
  /** What holds unless the operator says otherwise: no TLS. */
  public static final TlsConfig DEFAULTS = new TlsConfig("", "");

  static TlsConfig from(Settings settings) {
    return new TlsConfig(
        settings.text("tls.certificate", DEFAULTS.certificate),
        settings.text("tls.key", DEFAULTS.key));
  }

  /** True when connections are encrypted. */
  public boolean enabled() {
    return !certificate.isEmpty();
  }

  void check(Settings settings) {
    settings.require(
        certificate.isEmpty() == key.isEmpty(),
        "tls.certificate, tls.key: one without the other; set both or neither");
    settings.require(
        certificate.isEmpty() || Files.isReadable(Path.of(certificate)),
        "tls.certificate: no readable file " + certificate);
    settings.require(
        key.isEmpty() || Files.isReadable(Path.of(key)), "tls.key: no readable file " + key);
  }
}
