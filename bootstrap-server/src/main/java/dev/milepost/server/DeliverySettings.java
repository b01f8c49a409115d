package dev.milepost.server;

import dev.milepost.adapters.http.sending.SmtpSettings;
import dev.milepost.adapters.http.sending.SmtpSettings.Encryption;
import dev.milepost.adapters.http.sending.SmtpSettings.Login;
import dev.milepost.domain.people.Email;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How others are told of reports.
 *
 * @param address where people reach this server, without a slash at its end; empty: where it listens
 * @param privateNetworks whether webhooks may lead into private networks
 * @param mail empty: no e-mail is sent
 * @param recipients none if no e-mail is sent
 */
record DeliverySettings(
        Optional<String> address, boolean privateNetworks, Optional<SmtpSettings> mail, List<Email> recipients) {

    /** @throws WrongUse if a value can't be meant, or e-mail lacks its sender or recipients */
    static DeliverySettings of(SettingValues values) {
        var address = values.parsed(
                Setting.PUBLIC_ADDRESS,
                "an address such as https://milepost.example.com",
                text -> text.isEmpty() || isAddress(text)
                        ? Optional.of(text.replaceFirst("/$", ""))
                        : Optional.empty());
        var mail = values.given(Setting.MAIL_HOST).map(host -> smtp(host, values));
        return new DeliverySettings(
                Optional.of(address).filter(text -> !text.isEmpty()),
                values.isTrue(Setting.WEBHOOKS_PRIVATE),
                mail,
                mail.isPresent() ? recipients(values) : List.of());
    }

    private static SmtpSettings smtp(String host, SettingValues values) {
        var from = values.parsed(Setting.MAIL_FROM, "an e-mail address", Email::parse);
        return new SmtpSettings(
                host,
                values.wholeNumber(Setting.MAIL_PORT, 1, 65_535),
                values.parsed(Setting.MAIL_ENCRYPTION, "starttls, tls or none", DeliverySettings::encryption),
                values.given(Setting.MAIL_USER).map(user -> new Login(user, values.text(Setting.MAIL_PASSWORD))),
                from.value());
    }

    private static Optional<Encryption> encryption(String text) {
        return Arrays.stream(Encryption.values())
                .filter(encryption -> encryption.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static List<Email> recipients(SettingValues values) {
        return values.parsed(Setting.MAIL_TO, "e-mail addresses, separated by commas", text -> {
            var parsed = Arrays.stream(text.split(",")).map(Email::parse).toList();
            return parsed.stream().allMatch(Optional::isPresent)
                    ? Optional.of(parsed.stream().flatMap(Optional::stream).toList())
                    : Optional.empty();
        });
    }

    private static boolean isAddress(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
