package dev.milepost.domain.delivery;

import dev.milepost.domain.people.Email;

/** Who is told. */
public sealed interface Target {
    /** Another system, by HTTP. */
    record ToWebhook(WebhookId id) implements Target {}

    /** A person, by e-mail. */
    record ByMail(Email to) implements Target {}
}
