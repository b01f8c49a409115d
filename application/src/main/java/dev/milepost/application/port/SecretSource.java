package dev.milepost.application.port;

/** Makes secrets that nobody can guess: at least 256 bits of a cryptographic random source, in URL-safe characters. */
public interface SecretSource {
    String next();
}
