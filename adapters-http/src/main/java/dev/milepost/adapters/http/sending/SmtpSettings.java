package dev.milepost.adapters.http.sending;

import java.util.Optional;

/**
 * Which server takes e-mail, and how.
 *
 * @param login user and password; empty: the server asks for none
 * @param from the sender's address
 */
public record SmtpSettings(String host, int port, Encryption encryption, Optional<Login> login, String from) {
    /** How the connection is protected. */
    public enum Encryption {
        /** From the first byte on, usually on port 465. */
        TLS,
        /** Begun in the open and then encrypted, usually on port 587; a server that can't is not used. */
        STARTTLS,
        /** Not at all: for a server on the same machine. */
        NONE
    }

    /** Its text form hides the password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
