package dev.milepost.application.port;

/** What is kept of a password, in the hasher's own format with salt and parameters. Never shown: its text form hides it. */
public record PasswordHash(String value) {
    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
